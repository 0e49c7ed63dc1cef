using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Channel accounts.</summary>
internal sealed class ChannelAccountResource(AccountState state) : IResource
{
    public void AddRoutes(RouteTable routes)
    {
        routes.AddConversations("GET", "channel-accounts", Scopes.Read, List);
        routes.AddConversations("GET", "channel-accounts/{channelAccountId}", Scopes.Read, Get);
    }

    private SandboxResponse List(SandboxCall call)
    {
        bool archived = call.Query.Flag("archived");
        List<string> channels = call.Query.All("channelId");
        List<string> inboxes = call.Query.All("inboxId");
        return StaticList.Respond(
            call,
            $"channel-accounts/{string.Join(",", channels)}/{string.Join(",", inboxes)}",
            state.ChannelAccounts.Where(account => account.Archived == archived
                && (channels.Count == 0 || channels.Contains(account.ChannelId))
                && (inboxes.Count == 0 || inboxes.Contains(account.InboxId))),
            (writer, account) => account.Write(writer));
    }

    private SandboxResponse Get(SandboxCall call)
    {
        string id = call.RouteValues["channelAccountId"];
        StoredChannelAccount account = state.FindChannelAccount(id) ?? throw Refusal.NotFound("Channel account", id);
        return SandboxResponse.Json(200, JsonBuffer.Write(account.Write));
    }
}
