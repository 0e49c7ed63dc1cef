using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Channels.</summary>
internal sealed class ChannelResource(AccountState state) : IResource
{
    public void AddRoutes(RouteTable routes)
    {
        routes.AddConversations("GET", "channels", Scopes.Read, List);
        routes.AddConversations("GET", "channels/{channelId}", Scopes.Read, Get);
    }

    private SandboxResponse List(SandboxCall call) =>
        StaticList.Respond(call, "channels", state.Channels, (writer, channel) => channel.Write(writer));

    private SandboxResponse Get(SandboxCall call)
    {
        string id = call.RouteValues["channelId"];
        StoredChannel channel = state.Channels.Find(one => one.Id == id) ?? throw Refusal.NotFound("Channel", id);
        return SandboxResponse.Json(200, JsonBuffer.Write(channel.Write));
    }
}
