using System.Globalization;
using System.Net;
using System.Text;
using System.Web;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Watching;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Watching;

/// <summary>
/// An account to whose threads a test adds messages, also late or simultaneous ones, and a watch of it.
/// </summary>
internal sealed class WatchedAccount
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private const string Threads = "/conversations/v3/conversations/threads";

    private readonly Dictionary<string, List<(string Id, DateTimeOffset Time, string Type)>> _threads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _latest = new(StringComparer.Ordinal);
    private readonly ConversationsClient _client;
    private ThreadWatch _watch = null!;

    public WatchedAccount()
    {
        Clock = new FakeTimeProvider(Start);
        Handler = new StubHandler(Respond);
        _client = Api.Over(Handler, clock: Clock);
    }

    public FakeTimeProvider Clock { get; }

    public StubHandler Handler { get; }

    /// <summary>A response that replaces the account's own. Null keeps the account's response.</summary>
    public Func<RecordedRequest, HttpResponseMessage?> Fault { get; set; } = static _ => null;

    public ThreadWatch Watch => _watch;

    /// <summary>The paths of the requests since this property was last read.</summary>
    public IReadOnlyList<string> NewPaths
    {
        get
        {
            string[] all = Handler.Requests.Select(static r => r.Path.Replace(Threads, string.Empty, StringComparison.Ordinal)).ToArray();
            string[] fresh = all[_reported..];
            _reported = all.Length;
            return fresh;
        }
    }

    private int _reported;

    public static HttpResponseMessage Status(int status, string body = "{}")
        => new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>A message appears in a thread.</summary>
    public void Add(string thread, string id, double second, string type = "MESSAGE")
    {
        DateTimeOffset time = Start.AddSeconds(second);
        if (!_threads.TryGetValue(thread, out var messages))
        {
            _threads[thread] = messages = [];
        }

        messages.Add((id, time, type));
        if (type == "MESSAGE" && !(_latest.GetValueOrDefault(thread) > time))
        {
            _latest[thread] = time;
        }
    }

    public void Begin(string[]? threads = null, double? since = null)
        => _watch = new ThreadWatch(
            new WatchScope { ThreadIds = threads ?? [], Since = since is { } second ? Start.AddSeconds(second) : null },
            Clock);

    /// <summary>Advances the clock, polls, and returns the ids of the new messages.</summary>
    public async Task<string> PollAsync(double after = 5)
    {
        Clock.Advance(TimeSpan.FromSeconds(after));
        await _watch.PollAsync(_client, limit: null, Api.TestEnd);
        return Taken();
    }

    public string Taken() => string.Join(' ', _watch.Take().Select(static m => m.MessageId));

    private HttpResponseMessage Respond(RecordedRequest request)
    {
        if (Fault(request) is { } fault)
        {
            return fault;
        }

        var query = HttpUtility.ParseQueryString(request.Uri.Query);
        string[] parts = request.Path[Threads.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        int limit = int.Parse(query["limit"]!, CultureInfo.InvariantCulture);
        int skip = int.Parse(query["after"] ?? "0", CultureInfo.InvariantCulture);
        if (parts.Length > 0)
        {
            return _threads.TryGetValue(parts[0], out var messages)
                ? Page(Enumerable.Reverse(messages).OrderByDescending(static m => m.Time).Select(m => Message(parts[0], m)), skip, limit)
                : Status(404, """{"category":"OBJECT_NOT_FOUND"}""");
        }

        query["sort"].ShouldBe("latestMessageTimestamp");
        var floor = DateTimeOffset.Parse(query["latestMessageTimestampAfter"]!, CultureInfo.InvariantCulture);
        return Page(
            _latest.Where(pair => pair.Value > floor).OrderBy(static pair => pair.Value)
                .Select(static pair => $$"""{"id":"{{pair.Key}}","latestMessageTimestamp":"{{pair.Value:O}}"}"""),
            skip,
            limit);
    }

    private static string Message(string thread, (string Id, DateTimeOffset Time, string Type) message)
        => $$"""{"type":"{{message.Type}}","id":"{{message.Id}}","conversationsThreadId":"{{thread}}","createdAt":"{{message.Time:O}}"}""";

    private static HttpResponseMessage Page(IEnumerable<string> items, int skip, int limit)
    {
        string[] all = items.ToArray();
        string paging = skip + limit < all.Length ? $$""","paging":{"next":{"after":"{{skip + limit}}"} }""" : string.Empty;
        return Status(200, $$"""{"results":[{{string.Join(',', all.Skip(skip).Take(limit))}}]{{paging}}}""");
    }
}
