using System.Globalization;
using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Listing;

/// <summary>Listing threads by time from a server whose cursors repeat.</summary>
public sealed class RepeatedCursorTests
{
    private const int PageSize = 2;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ConversationThread[] _threads = [.. Enumerable.Range(1, 23).Select(At)];
    private int _requests;

    public static TheoryData<string> Bugs => new("one cursor", "two cursors", "first page again", "always the first cursor");

    [Theory]
    [MemberData(nameof(Bugs))]
    public async Task Next_CursorRepeats_ListsEachThreadOnce(string bug)
        => (await ReadAsync(bug)).ShouldBe(_threads.Select(static thread => thread.ThreadId));

    [Theory]
    [MemberData(nameof(Bugs))]
    public async Task Next_CursorRepeatsWhilePagesAreFetchedAhead_ListsEachThreadOnce(string bug)
        => (await ReadAsync(bug, fetchesAhead: true)).ShouldBe(_threads.Select(static thread => thread.ThreadId));

    [Fact]
    public async Task Next_NoCursorRepeats_MakesNoFurtherRequest()
    {
        (await ReadAsync("none")).Count.ShouldBe(_threads.Length);

        _requests.ShouldBe((_threads.Length + PageSize - 1) / PageSize);
    }

    [Fact]
    public async Task Next_NothingNewComesAfterTheLastTime_ReportsTheRepeatedCursor()
    {
        for (int index = 5; index < _threads.Length; index++)
        {
            _threads[index] = new() { ThreadId = _threads[index].ThreadId, LatestMessage = _threads[5].LatestMessage };
        }

        var read = new List<string?>();
        HubSpotUnexpectedResponseException failure = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            async () => await ReadAsync("stuck", read: read));

        failure.Message.ShouldContain("repeated a cursor");
        read.ShouldBe(read.Distinct());
        read.Count.ShouldBeGreaterThan(5);
        _requests.ShouldBeLessThan(50);
    }

    [Fact]
    public async Task Next_DescendingOrder_ReportsTheRepeatedCursor()
        => await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            async () => await ReadAsync("one cursor", sort: "-" + ThreadSorts.LatestMessageTimestamp));

    // Every third thread has the time of the one before.
    private static ConversationThread At(int number) => new()
    {
        ThreadId = number.ToString(CultureInfo.InvariantCulture),
        LatestMessage = Start.AddSeconds(number - (number % 3 == 0 ? 1 : 0)),
    };

    private async Task<List<string?>> ReadAsync(
        string bug, bool fetchesAhead = false, List<string?>? read = null, string sort = ThreadSorts.LatestMessageTimestamp)
    {
        read ??= [];
        ConversationsClient client = Api.Over(new StubHandler(request => Respond(bug, request)));
        PageWalk<ConversationThread> walk = ThreadWalk.Of(client, new ThreadQuery { LatestMessageAfter = Start, Sort = sort });
        while (await walk.NextAsync(PageSize, Api.TestEnd) is { } page)
        {
            read.AddRange(page.Results.Select(static thread => thread.ThreadId));
            if (fetchesAhead)
            {
                walk.FetchAhead(PageSize, Api.TestEnd);
            }
        }

        return read;
    }

    private HttpResponseMessage Respond(string bug, RecordedRequest request)
    {
        // An endless list must fail instead of hanging.
        (++_requests).ShouldBeLessThan(100);
        Dictionary<string, string> query = request.Uri.Query.TrimStart('?').Split('&').Select(static pair => pair.Split('='))
            .ToDictionary(static pair => pair[0], static pair => Uri.UnescapeDataString(pair[1]));
        DateTimeOffset from = DateTimeOffset.Parse(query["latestMessageTimestampAfter"], CultureInfo.InvariantCulture);
        int limit = bug == "stuck" ? PageSize : int.Parse(query["limit"], CultureInfo.InvariantCulture);
        int at = query.TryGetValue("after", out string? cursor) ? int.Parse(cursor.Split('-')[0], CultureInfo.InvariantCulture) : 0;
        ConversationThread[] rest = [.. _threads.Where(thread => thread.LatestMessage > from)];
        (int shown, string next) = bug switch
        {
            // The second page names itself as the next one.
            "one cursor" when at > 0 => (at, $"{at}"),
            // The third page names the second one, which is then shown again.
            "two cursors" when at > limit => (at, $"{limit}"),
            // The second page is the first one, with its cursor.
            "first page again" when at > 0 => (0, $"{limit}"),
            "always the first cursor" or "stuck" => (at, $"{limit}"),
            _ => (at, $"{at + limit}"),
        };
        string results = string.Join(',', rest.Skip(shown).Take(limit).Select(static thread =>
            $$"""{"id":"{{thread.ThreadId}}","latestMessageTimestamp":"{{thread.LatestMessage:yyyy-MM-ddTHH:mm:ssZ}}"}"""));
        string paging = shown + limit >= rest.Length ? "" : $$$""","paging":{"next":{"after":"{{{next}}}"}}""";
        return StubHandler.Response(200, $$"""{"results":[{{results}}]{{paging}}}""");
    }
}
