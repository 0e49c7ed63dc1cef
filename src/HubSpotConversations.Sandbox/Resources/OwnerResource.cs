using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The owners in HubSpot's CRM. Clients use them to find an agent by email address.</summary>
internal sealed class OwnerResource(AccountState state) : IResource
{
    // The route table accepts paths with and without the last slash.
    public void AddRoutes(RouteTable routes)
    {
        routes.Add("GET", "crm/v3/owners", Scopes.Owners, List);
        routes.Add("GET", "crm/owners/2026-09", Scopes.Owners, List);
    }

    private SandboxResponse List(SandboxCall call)
    {
        bool archived = call.Query.Flag("archived");
        string? email = call.Query.First("email");
        return StaticList.Respond(
            call,
            $"owners/{email}/{archived}",
            state.Owners.Where(owner => owner.Archived == archived
                && (email is null || string.Equals(owner.Email, email, StringComparison.OrdinalIgnoreCase))),
            (writer, owner) => owner.Write(writer),
            withTotal: false);
    }
}
