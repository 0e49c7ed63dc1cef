using System.Globalization;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Messages;

/// <summary>How the messages of threads are read.</summary>
public sealed class ThreadMessageListTests
{
    [Fact]
    public void First_counts_for_each_thread()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("Get-HubSpotThread -First 3 | Get-HubSpotThreadMessage -First 1 | ForEach-Object ThreadId");

        result.Texts.ShouldBe(["6065362089", "6065362090", "6065362091"]);
    }

    [Theory]
    [InlineData("-Type MESSAGE", "MESSAGE MESSAGE MESSAGE")]
    [InlineData("-Type comment, assign*", "COMMENT ASSIGNMENT")]
    [InlineData("-Direction Outgoing", "MESSAGE")]
    [InlineData("-Oldest", "MESSAGE ASSIGNMENT COMMENT MESSAGE MESSAGE")]
    [InlineData("", "MESSAGE MESSAGE COMMENT ASSIGNMENT MESSAGE")]
    [InlineData("-Since 2026-11-17T16:40:00Z", "MESSAGE MESSAGE")]
    [InlineData("-Since 2026-11-17T16:40:00Z -Oldest", "MESSAGE MESSAGE")]
    public void Entries_are_chosen_and_ordered(string arguments, string types)
    {
        using var session = ModuleSession.InSandbox();

        session.Run($"Get-HubSpotThreadMessage 6065362089 {arguments} | ForEach-Object Type").Texts.ShouldBe(types.Split(' '));
    }

    [Fact]
    public void Nothing_older_is_read_than_what_is_wanted()
    {
        using var server = new LoopbackServer(static request => LoopbackReply.Answer(
            200,
            request.Target.Contains("after", StringComparison.Ordinal)
                ? """{"results":[{"type":"COMMENT","id":"3","createdAt":"2026-11-01T00:00:00Z"}],"paging":{"next":{"after":"b"}}}"""
                : """{"results":[{"type":"COMMENT","id":"1","createdAt":"2026-11-09T00:00:00Z"}],"paging":{"next":{"after":"a"}}}"""));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotThreadMessage 1 -Since 2026-11-05T00:00:00Z | ForEach-Object MessageId").Texts.ShouldBe(["1"]);

        server.Requests.Count.ShouldBe(2);
        server.Requests.ShouldAllBe(static r => r.Target.Contains("limit=100", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-First 1", new[] { 1 })]
    [InlineData("-First 2 -Skip 3", new[] { 5 })]
    [InlineData("-First 150", new[] { 100, 50 })]
    [InlineData("-First 1 -Type MESSAGE", new[] { 100 })]
    [InlineData("-First 1 -Direction Incoming", new[] { 100 })]
    [InlineData("-First 1 -Type COMMENT", new[] { 100, 100, 100 })]
    [InlineData("", new[] { 100, 100, 100 })]
    public void No_more_is_asked_for_than_is_needed(string arguments, int[] limits)
    {
        using var server = new LoopbackServer(static request => Messages(request, count: 250));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run($"Get-HubSpotThreadMessage 1 {arguments}").ShouldSucceed();

        server.Requests.Select(static r => int.Parse(Listed.Value(r.Target.Split('?')[1], "limit")!, CultureInfo.InvariantCulture)).ShouldBe(limits);
    }

    [Fact]
    public void A_consumer_that_has_enough_of_the_first_thread_causes_no_request_for_the_next_one()
    {
        using var server = new LoopbackServer(static request => Messages(request, count: 3));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("foreach ($i in 1) { 1..9 | Get-HubSpotThreadMessage | ForEach-Object { $_; break } }").Output.Count.ShouldBe(1);

        server.Requests.ShouldHaveSingleItem().Target.ShouldContain("/threads/1/messages?");
    }

    [Fact]
    public void The_full_text_is_asked_for_where_it_is_emitted_and_not_before()
    {
        using var server = new LoopbackServer(static request => request.Target.EndsWith("/original-content", StringComparison.Ordinal)
            ? LoopbackReply.Answer(200, """{"text":"whole"}""")
            : Messages(request, count: 50, truncated: true));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotThreadMessage 1 -First 2 -Skip 1 -OriginalContent | ForEach-Object Text").ShouldSucceed().Texts.ShouldBe(["whole", "whole"]);

        server.Requests.Select(static r => r.Target.Split('/')[^1].Split('?')[0]).ShouldBe(["messages", "original-content", "original-content"]);
    }

    [Fact]
    public void The_full_text_stands_in_the_place_of_a_shortened_one()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            """
            Get-HubSpotThreadMessage 6065362097 7f1f6cba0b6d4c6c9d8e2a4b5c6d7e01 | ForEach-Object { $_.Text.Length; $_.RichText.Length }
            Get-HubSpotThreadMessage 6065362097 -OriginalContent -Verbose | ForEach-Object { $_.Text.Length }
            """);

        result.Texts.Count.ShouldBe(5);
        int.Parse(result.Texts[0], CultureInfo.InvariantCulture).ShouldBe(500);
        result.Texts.Skip(2).ShouldContain(static text => text.Length == 5);
        result.Verbose.Count(static line => line.Contains("original-content", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void A_message_is_got_again_by_what_was_got()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("$m = Get-HubSpotThreadMessage 6065362089 -First 1; ($m | Get-HubSpotThreadMessage).MessageId -eq $m.MessageId")
            .Texts.ShouldBe(["True"]);
    }

    [Fact]
    public void One_thread_that_is_missing_is_an_error_of_its_own()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("404, 6065362089 | Get-HubSpotThreadMessage -First 1");

        result.Output.Count.ShouldBe(1);
        result.SingleError.TargetObject.ShouldBe("404");
    }

    // Messages 1 to n, outgoing but for the first one.
    private static LoopbackReply Messages(LoopbackRequest request, int count, bool truncated = false)
    {
        string query = request.Target.Split('?')[1];
        int after = int.Parse(Listed.Value(query, "after") ?? "0", CultureInfo.InvariantCulture);
        int limit = int.Parse(Listed.Value(query, "limit")!, CultureInfo.InvariantCulture);
        int last = Math.Min(after + limit, count);
        string status = truncated ? "TRUNCATED" : "NOT_TRUNCATED";
        string results = string.Join(',', Enumerable.Range(after + 1, last - after).Select(n =>
            $$"""{"type":"MESSAGE","id":"{{n}}","conversationsThreadId":"1","text":"short","direction":"{{(n == 1 ? "INCOMING" : "OUTGOING")}}","truncationStatus":"{{status}}"}"""));
        string paging = last < count ? $$$""","paging":{"next":{"after":"{{{last}}}"}}""" : "";
        return LoopbackReply.Answer(200, $$"""{"results":[{{results}}]{{paging}}}""");
    }
}
