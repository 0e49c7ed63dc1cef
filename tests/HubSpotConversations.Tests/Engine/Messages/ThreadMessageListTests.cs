using System.Globalization;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Messages;

/// <summary>Get-HubSpotThreadMessage.</summary>
public sealed class ThreadMessageListTests
{
    [Fact]
    public void First_applies_to_each_thread()
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
    [InlineData("-Before 2026-11-17T16:40:00Z", "COMMENT ASSIGNMENT MESSAGE")]
    [InlineData("-Before 2026-11-17T16:40:00Z -Oldest", "MESSAGE ASSIGNMENT COMMENT")]
    [InlineData("-Before 2026-11-17T16:40:00Z -Last 1", "COMMENT")]
    [InlineData("-Last 3", "MESSAGE MESSAGE COMMENT")]
    [InlineData("-Last 3 -Oldest", "COMMENT MESSAGE MESSAGE")]
    [InlineData("-Last 3 -Oldest -Skip 1 -First 1", "MESSAGE")]
    [InlineData("-Last 3 -Skip 2", "COMMENT")]
    [InlineData("-Since 2026-11-17T16:40:00Z -Oldest", "MESSAGE MESSAGE")]
    public void The_parameters_filter_and_sort_the_entries(string arguments, string types)
    {
        using var session = ModuleSession.InSandbox();

        session.Run($"Get-HubSpotThreadMessage 6065362089 {arguments} | ForEach-Object Type").Texts.ShouldBe(types.Split(' '));
    }

    [Fact]
    public void Since_stops_reading_at_older_messages()
    {
        using var server = new LoopbackServer(static request => LoopbackReply.Response(
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
    [InlineData("-Last 150", new[] { 100, 50 })]
    [InlineData("-Last 5 -Oldest", new[] { 5 })]
    [InlineData("-Last 5 -First 2", new[] { 2 })]
    [InlineData("-Last 5 -Type MESSAGE", new[] { 100 })]
    [InlineData("-First 1 -Type MESSAGE", new[] { 100 })]
    [InlineData("-First 1 -Direction Incoming", new[] { 100 })]
    [InlineData("-First 1 -Type COMMENT", new[] { 100, 100, 100 })]
    [InlineData("", new[] { 100, 100, 100 })]
    public void Get_requests_only_as_many_messages_as_needed(string arguments, int[] limits)
    {
        using var server = new LoopbackServer(static request => Messages(request, count: 250));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run($"Get-HubSpotThreadMessage 1 {arguments}").ShouldSucceed();

        server.Requests.Select(static r => int.Parse(ThreadListSession.Value(r.Target.Split('?')[1], "limit")!, CultureInfo.InvariantCulture)).ShouldBe(limits);
    }

    [Fact]
    public void Get_requests_no_further_thread_once_the_consumer_stops()
    {
        using var server = new LoopbackServer(static request => Messages(request, count: 3));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("foreach ($i in 1) { 1..9 | Get-HubSpotThreadMessage | ForEach-Object { $_; break } }").Output.Count.ShouldBe(1);

        server.Requests.ShouldHaveSingleItem().Target.ShouldContain("/threads/1/messages?");
    }

    [Fact]
    public void OriginalContent_is_requested_only_for_emitted_messages()
    {
        using var server = new LoopbackServer(static request => request.Target.EndsWith("/original-content", StringComparison.Ordinal)
            ? LoopbackReply.Response(200, """{"text":"whole"}""")
            : Messages(request, count: 50, truncated: true));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotThreadMessage 1 -First 2 -Skip 1 -OriginalContent | ForEach-Object Text").ShouldSucceed().Texts.ShouldBe(["whole", "whole"]);

        server.Requests.Select(static r => r.Target.Split('/')[^1].Split('?')[0]).ShouldBe(["messages", "original-content", "original-content"]);
    }

    [Fact]
    public void OriginalContent_replaces_a_truncated_text()
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
    public void A_message_can_be_piped_in_to_read_it_again()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("$m = Get-HubSpotThreadMessage 6065362089 -First 1; ($m | Get-HubSpotThreadMessage).MessageId -eq $m.MessageId")
            .Texts.ShouldBe(["True"]);
    }

    [Fact]
    public void A_missing_thread_gets_its_own_error()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("404, 6065362089 | Get-HubSpotThreadMessage -First 1");

        result.Output.Count.ShouldBe(1);
        result.SingleError.TargetObject.ShouldBe("404");
    }

    // Messages 1 to n, all outgoing except the first one.
    private static LoopbackReply Messages(LoopbackRequest request, int count, bool truncated = false)
    {
        string query = request.Target.Split('?')[1];
        int after = int.Parse(ThreadListSession.Value(query, "after") ?? "0", CultureInfo.InvariantCulture);
        int limit = int.Parse(ThreadListSession.Value(query, "limit")!, CultureInfo.InvariantCulture);
        int last = Math.Min(after + limit, count);
        string status = truncated ? "TRUNCATED" : "NOT_TRUNCATED";
        string results = string.Join(',', Enumerable.Range(after + 1, last - after).Select(n =>
            $$"""{"type":"MESSAGE","id":"{{n}}","conversationsThreadId":"1","text":"short","direction":"{{(n == 1 ? "INCOMING" : "OUTGOING")}}","truncationStatus":"{{status}}"}"""));
        string paging = last < count ? $$$""","paging":{"next":{"after":"{{{last}}}"}}""" : "";
        return LoopbackReply.Response(200, $$"""{"results":[{{results}}]{{paging}}}""");
    }
}
