using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>
/// The sent messages, for a test in another process. This resource isn't part of HubSpot's API. It doesn't need a
/// token, doesn't count against a limit, never fails on purpose and isn't logged with the requests.
/// </summary>
internal sealed class StoredResource(AccountState state) : IResource
{
    public const string Root = "/sandbox/";

    public void AddRoutes(RouteTable routes)
    {
        routes.Add("GET", "sandbox/stored", scope: null, List);
        routes.Add("GET", "sandbox/stored-count", scope: null, Count);
    }

    private SandboxResponse List(SandboxCall call)
    {
        string threadId = call.Query.First("threadId")
            ?? throw Refusal.Validation(new Problem("threadId is required", In: "threadId"));
        return PageResponse.Of(call, Outgoing(threadId), next: null, Write);
    }

    private SandboxResponse Count(SandboxCall call)
    {
        string? threadId = call.Query.First("threadId");
        int count = threadId is null ? state.SentMessages : Outgoing(threadId).Count;
        return SandboxResponse.Json(200, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("count", count);
            writer.WriteEndObject();
        }));
    }

    private List<SandboxMessage> Outgoing(string threadId) =>
        [.. state.Thread(threadId).Messages.Select(MessageProjection.Judged).Where(message => message.IsOutgoing)];

    private static void Write(Utf8JsonWriter writer, SandboxMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("id", message.Id);
        writer.WriteOptional("text", message.Text);
        writer.WriteTime("createdAt", message.CreatedAt);
        writer.WriteEndObject();
    }
}
