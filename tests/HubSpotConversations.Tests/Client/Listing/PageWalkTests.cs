using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Listing;

public sealed class PageWalkTests
{
    [Fact]
    public async Task The_walk_ends_at_a_missing_cursor_and_not_at_an_empty_page()
    {
        List<string?> ids = await ReadAsync(Pages((null, "1,2", "a"), ("a", "", "b"), ("b", "3", null)));

        ids.ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task The_walk_returns_the_items_before_it_reports_a_repeated_cursor()
    {
        var read = new List<string?>();

        HubSpotUnexpectedResponseException failure = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            async () => await ReadAsync(Pages((null, "1", "a"), ("a", "2", "b"), ("b", "3", "a")), read));

        read.ShouldBe(["1", "2", "3"]);
        failure.Message.ShouldContain("repeated a cursor ('a')");
        failure.Message.ShouldContain("the threads");
    }

    [Fact]
    public async Task Next_PageRepeatsWithItsCursor_ReturnsItsItemsOnce()
    {
        var read = new List<string?>();

        await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            async () => await ReadAsync(Pages((null, "1,2", "a"), ("a", "1,2", "a")), read));

        read.ShouldBe(["1", "2"]);
    }

    [Theory]
    [InlineData("NTI1Cg%3D%3D", "NTI1Cg%3D%3D", "Nzc3Cg%3D%3D")]
    [InlineData("NTI1Cg%3D%3D", "another", "Nzc3Cg%3D%3D")]
    public async Task Next_EncodedCursorRepeatsThePage_UsesTheDecodedCursorFromThenOn(
        string cursor, string ofRepeatedPage, string last)
    {
        StubHandler handler = Pages(
            (null, "1,2", cursor),
            (Uri.EscapeDataString(cursor), "1,2", ofRepeatedPage),
            (cursor, "3,4", last),
            (last, "5", null));

        List<string?> ids = await ReadAsync(handler);

        ids.ShouldBe(["1", "2", "3", "4", "5"]);
        handler.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Next_DecodedCursorIsRejected_ReportsTheRepeatedCursor()
    {
        var read = new List<string?>();
        StubHandler handler = Pages((null, "1", "a%3D"), ("a%253D", "1", "a%3D"));

        HubSpotUnexpectedResponseException failure
            = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(async () => await ReadAsync(handler, read));

        read.ShouldBe(["1"]);
        failure.Message.ShouldContain("repeated a cursor ('a%3D')");
        handler.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Next_EncodedCursorWorks_IsNotDecoded()
        => (await ReadAsync(Pages((null, "1", "a%3D"), ("a%253D", "2", null)))).ShouldBe(["1", "2"]);

    [Fact]
    public async Task A_prefetched_page_is_requested_once()
    {
        StubHandler handler = Pages((null, "1", "a"), ("a", "2", null));
        PageWalk<ConversationThread> walk = Walk(handler);

        await walk.NextAsync(5, Api.TestEnd);
        walk.FetchAhead(5, Api.TestEnd);
        walk.FetchAhead(5, Api.TestEnd);
        Page<ConversationThread>? second = await walk.NextAsync(5, Api.TestEnd);
        walk.FetchAhead(5, Api.TestEnd);

        second!.Results.Single().ThreadId.ShouldBe("2");
        (await walk.NextAsync(5, Api.TestEnd)).ShouldBeNull();
        handler.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_failure_of_a_prefetched_page_is_thrown_by_NextAsync()
    {
        var handler = new StubHandler(static request => request.Uri.Query.Contains("after", StringComparison.Ordinal)
            ? StubHandler.Response(500, "{}")
            : StubHandler.Response(200, """{"results":[],"paging":{"next":{"after":"a"}}}"""));
        PageWalk<ConversationThread> walk = Walk(handler);

        await walk.NextAsync(5, Api.TestEnd);
        walk.FetchAhead(5, Api.TestEnd);

        await Should.ThrowAsync<HubSpotApiException>(async () => await walk.NextAsync(5, Api.TestEnd));
    }

    private static PageWalk<ConversationThread> Walk(StubHandler handler)
    {
        ConversationsClient client = Api.Over(handler);
        return new PageWalk<ConversationThread>(
            (after, limit, token) => client.Threads.ListAsync(null, after, limit, token), "the threads");
    }

    private static async Task<List<string?>> ReadAsync(StubHandler handler, List<string?>? read = null)
    {
        read ??= [];
        PageWalk<ConversationThread> walk = Walk(handler);
        while (await walk.NextAsync(5, Api.TestEnd) is { } page)
        {
            read.AddRange(page.Results.Select(static thread => thread.ThreadId));
        }

        return read;
    }

    private static StubHandler Pages(params (string? After, string Ids, string? Next)[] pages)
        => new(request =>
        {
            string? after = request.Uri.Query.Split('?', '&')
                .Where(static pair => pair.StartsWith("after=", StringComparison.Ordinal))
                .Select(static pair => pair["after=".Length..])
                .FirstOrDefault();
            if (!pages.Any(page => page.After == after))
            {
                return StubHandler.Response(400, """{"message":"Invalid cursor"}""");
            }

            (_, string ids, string? next) = pages.Single(page => page.After == after);
            string results = string.Join(',', ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static id => $$"""{"id":"{{id}}"}"""));
            string paging = next is null ? "" : $$$""","paging":{"next":{"after":"{{{next}}}"}}""";
            return StubHandler.Response(200, $$"""{"results":[{{results}}]{{paging}}}""");
        });
}
