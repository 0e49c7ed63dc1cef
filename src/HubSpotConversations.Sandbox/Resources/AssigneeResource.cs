using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.Seed;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The assignee of a thread. The documentation and reports from users disagree about its path.</summary>
internal sealed class AssigneeResource(AccountState state, SandboxOptions options) : IResource
{
    private const string Documented = "conversations/conversations/v3/threads/{threadId}/assignee";
    private const string UnderThreads = "conversations/v3/conversations/threads/{threadId}/assignee";
    private const string Dated = "conversations/conversations/2026-09/threads/{threadId}/assignee";
    private const string Beta = "conversations/conversations/2026-09-beta/threads/{threadId}/assignee";

    public void AddRoutes(RouteTable routes)
    {
        foreach (string path in new[] { options.AssigneeUnderThreads ? UnderThreads : Documented, Dated, Beta })
        {
            routes.Add("PUT", path, Scopes.Write, Assign);
            routes.Add("DELETE", path, Scopes.Write, Unassign);
        }
    }

    private SandboxResponse Assign(SandboxCall call)
    {
        StoredThread thread = state.ThreadIn(call.RouteValues["threadId"], archived: false);
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        string? actorId = new JsonFields(body.RootElement, problems).RequiredText("actorId");
        if (actorId is not null && (ActorId.KindOf(actorId) != "AGENT" || state.FindActor(actorId) is null))
        {
            problems.Add(Problem.InvalidActorId("actorId"));
        }

        Refusal.ThrowIfAny(problems);
        Note(thread, actorId);
        return SandboxResponse.Json(200, JsonBuffer.Write(
            writer => thread.Write(writer, PropertyFilter.Of(call), withTicket: false)));
    }

    private SandboxResponse Unassign(SandboxCall call)
    {
        Note(state.ThreadIn(call.RouteValues["threadId"], archived: false), to: null);
        return SandboxResponse.Empty(204);
    }

    private void Note(StoredThread thread, string? to)
    {
        if (thread.AssignedTo != to)
        {
            ThreadHistory.Live(state, thread, state.Now).Assign(SandboxData.IntegratorActorId, to);
        }
    }
}
