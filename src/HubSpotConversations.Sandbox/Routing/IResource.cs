using HubSpotConversations.Sandbox.Resources;

namespace HubSpotConversations.Sandbox.Routing;

/// <summary>One resource of the API. To add one, write a class and add it to <see cref="ResourceList"/>.</summary>
internal interface IResource
{
    /// <summary>Adds the routes of the resource.</summary>
    void AddRoutes(RouteTable routes);
}
