using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Reading threads.</summary>
internal sealed class ThreadResource(AccountState state, SandboxOptions options) : IResource
{
    private const int Maximum = 500;
    private const string Empty = "/empty";

    private readonly HistoryChanges _changes = new(options.HistoryChanges);

    public void AddRoutes(RouteTable routes)
    {
        routes.AddConversations("GET", "threads", Scopes.Read, List);
        routes.AddConversations("GET", "threads/{threadId}", Scopes.Read, Get);
    }

    private SandboxResponse List(SandboxCall call)
    {
        ThreadQuery query = ThreadQuery.Read(call.Query);
        bool withTicket = HasTicketAssociation(call.Query);
        PropertyFilter properties = PropertyFilter.Of(call);
        string list = $"threads/{query.Sort}";
        if (options.EmptyPages && Cursor.TryDecode(list + Empty, call.Query.First("after")) is { } skipped)
        {
            return PageResponse.Of<StoredThread>(call, [], skipped.Encode(list), (_, _) => { });
        }

        var page = new PageQuery(call, list, size: 100, Maximum);
        IEnumerable<StoredThread> matching = state.Threads.Where(query.Matches);
        if (query.Sort != "id")
        {
            matching = matching
                .OrderBy(thread => query.Position(thread).First)
                .ThenBy(thread => query.Position(thread).Second);
        }

        List<StoredThread> taken = page.Take(matching, query.Position, out string? next);
        if (options.EmptyPages && next is not null)
        {
            next = Cursor.Decode(list, next).Encode(list + Empty);
        }

        return _changes.OfThreads(
            PageResponse.Of(call, taken, next, (writer, thread) => thread.Write(writer, properties, withTicket)));
    }

    private SandboxResponse Get(SandboxCall call)
    {
        StoredThread thread = state.Thread(call.RouteValues["threadId"]);
        if (thread.Archived != call.Query.Flag("archived"))
        {
            throw Refusal.NotFound("Thread", thread.Id);
        }

        bool withTicket = HasTicketAssociation(call.Query);
        PropertyFilter properties = PropertyFilter.Of(call);
        return _changes.OfThread(
            SandboxResponse.Json(200, JsonBuffer.Write(writer => thread.Write(writer, properties, withTicket))));
    }

    private static bool HasTicketAssociation(QueryString query)
    {
        List<string> associations = query.All("association");
        string? other = associations.Find(association => association != "TICKET");
        return other is null
            ? associations.Count > 0
            : throw Refusal.Validation(new Problem($"Invalid association '{other}'", In: "association"));
    }
}
