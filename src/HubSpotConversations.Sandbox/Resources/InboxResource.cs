using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Inboxes.</summary>
internal sealed class InboxResource(AccountState state) : IResource
{
    public void AddRoutes(RouteTable routes)
    {
        routes.AddConversations("GET", "inboxes", Scopes.Read, List);
        routes.AddConversations("GET", "inboxes/{inboxId}", Scopes.Read, Get);
    }

    private SandboxResponse List(SandboxCall call)
    {
        bool archived = call.Query.Flag("archived");
        return StaticList.Respond(
            call,
            "inboxes",
            state.Inboxes.Where(inbox => inbox.Archived == archived),
            (writer, inbox) => inbox.Write(writer));
    }

    private SandboxResponse Get(SandboxCall call)
    {
        string id = call.RouteValues["inboxId"];
        StoredInbox inbox = state.Inboxes.Find(one => one.Id == id) ?? throw Refusal.NotFound("Inbox", id);
        return SandboxResponse.Json(200, JsonBuffer.Write(inbox.Write));
    }
}
