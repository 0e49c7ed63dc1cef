using HubSpotConversations.Sandbox.Engine;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>One resource of the API. To add one, write a class and name it in <see cref="ResourceList"/>.</summary>
internal interface IResource
{
    /// <summary>Adds the routes that the resource answers.</summary>
    void AddRoutes(RouteTable routes);
}
