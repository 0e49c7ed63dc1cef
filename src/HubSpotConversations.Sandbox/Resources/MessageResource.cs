using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Reading a thread's history.</summary>
internal sealed class MessageResource(AccountState state, SandboxOptions options) : IResource
{
    private const int Maximum = 100;

    private readonly HistoryChanges _changes = new(options.HistoryChanges);

    public void AddRoutes(RouteTable routes)
    {
        routes.AddConversations("GET", "threads/{threadId}/messages", Scopes.Read, List);
        routes.AddConversations("GET", "threads/{threadId}/messages/{messageId}", Scopes.Read, Get);
        routes.AddConversations(
            "GET",
            "threads/{threadId}/messages/{messageId}/original-content",
            Scopes.Read,
            GetOriginal);
    }

    private SandboxResponse List(SandboxCall call)
    {
        StoredThread thread = state.Thread(call.RouteValues["threadId"]);
        bool newestFirst = IsNewestFirst(call.Query.First("sort")) && !_changes.IsOldestFirst;
        bool archived = call.Query.Flag("archived");
        var page = new PageQuery(call, $"messages/{thread.Id}/{newestFirst}", size: 20, Maximum);

        // Cuts the page before it leaves out messages, as HubSpot may do. So a page can be short or empty and still
        // not be the last.
        List<StoredMessage> cut = Cut(thread, page, newestFirst, out string? next);
        PropertyFilter properties = PropertyFilter.Of(call);
        return _changes.OfPage(PageResponse.Of(
            call,
            cut.FindAll(message => message.Archived == archived),
            next,
            (writer, message) => MessageProjection.Write(writer, message, properties)));
    }

    private SandboxResponse Get(SandboxCall call)
    {
        StoredMessage message = Message(call);
        PropertyFilter properties = PropertyFilter.Of(call);
        return _changes.OfMessage(SandboxResponse.Json(200, properties.KeepsAll
            ? message.Json
            : JsonBuffer.Write(writer => MessageProjection.Write(writer, message, properties))));
    }

    private SandboxResponse GetOriginal(SandboxCall call)
    {
        StoredMessage message = Message(call);
        OriginalContent content = message.Original ?? MessageProjection.Content(message);
        return SandboxResponse.Json(200, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("text", content.Text);
            writer.WriteOptional("richText", content.RichText);
            writer.WriteEndObject();
        }));
    }

    private static bool IsNewestFirst(string? sort) => sort switch
    {
        null or "" or "-createdAt" => true,
        "createdAt" => false,
        _ => throw Refusal.Validation(new Problem($"Messages can't be sorted by '{sort}'", In: "sort")),
    };

    private List<StoredMessage> Cut(
        StoredThread thread,
        PageQuery page,
        bool newestFirst,
        out string? next)
    {
        List<StoredMessage> messages = thread.Messages;
        int visible = thread.VisibleCount(state.Now);
        int first = page.After is { } after ? (int)after.First : newestFirst ? visible - 1 : 0;
        int step = newestFirst ? -1 : 1;
        int left = newestFirst ? first + 1 : visible - first;
        int count = Math.Min(page.Limit, Math.Max(left, 0));
        var cut = new List<StoredMessage>(count);
        for (int index = 0; index < count; index++)
        {
            cut.Add(messages[first + (index * step)]);
        }

        next = left > count ? new Cursor(first + (count * step), 0).Encode(page.List) : null;
        return cut;
    }

    private StoredMessage Message(SandboxCall call)
    {
        string id = call.RouteValues["messageId"];
        return state.Thread(call.RouteValues["threadId"]).FindMessage(id, state.Now)
            ?? throw Refusal.NotFound("Message", id);
    }
}
