using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.Seed;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Opening, closing, archiving and restoring threads.</summary>
internal sealed class ThreadChangeResource(AccountState state) : IResource
{
    public void AddRoutes(RouteTable routes)
    {
        routes.AddConversations("PATCH", "threads/{threadId}", Scopes.Write, Update);
        routes.AddConversations("DELETE", "threads/{threadId}", Scopes.Write, Archive);
    }

    private SandboxResponse Update(SandboxCall call)
    {
        StoredThread thread = state.ThreadIn(call.RouteValues["threadId"], call.Query.Flag("archived"));
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        var fields = new JsonFields(body.RootElement, problems);
        string? status = fields.Text("status");
        bool? archived = fields.Flag("archived");
        if (status is not (null or "OPEN" or "CLOSED"))
        {
            problems.Add(new Problem($"Invalid status '{status}'", In: "status"));
        }

        if (status is null && archived is null && problems.Count == 0)
        {
            problems.Add(new Problem("Nothing to update: status or archived is needed"));
        }

        if (status is not null && thread.Archived)
        {
            problems.Add(new Problem("The status of an archived thread can't be changed", In: "status"));
        }

        Refusal.ThrowIfAny(problems);
        Change(thread, status, archived);
        return SandboxResponse.Json(200, JsonBuffer.Write(
            writer => thread.Write(writer, PropertyFilter.Of(call), withTicket: false)));
    }

    private void Change(StoredThread thread, string? status, bool? archived)
    {
        if (status is not null && status != thread.Status)
        {
            ThreadHistory.Live(state, thread, state.Now)
                .ChangeStatus(SandboxData.IntegratorActorId, closed: status == "CLOSED");
        }

        thread.Archived = archived ?? thread.Archived;
    }

    private SandboxResponse Archive(SandboxCall call)
    {
        state.ThreadIn(call.RouteValues["threadId"], archived: false).Archived = true;
        return SandboxResponse.Empty(204);
    }
}
