using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Requests;

/// <summary>What -Verbose and -Debug log about a request.</summary>
public sealed class VerboseTests
{
    [Fact]
    public void Verbose_logs_one_line_for_each_request()
    {
        using var outbox = new Outbox(LoopbackReply.Response(
            201, """{"type":"MESSAGE","id":"m1"}""", headers: "X-HubSpot-Correlation-Id: abc-123"));

        SessionResult result = outbox.Run("'a secret text', 'b' | Send-HubSpotThreadMessage 77 @rest -Verbose").ShouldSucceed();

        string[] lines = result.Verbose.Where(static line => line.StartsWith("POST ", StringComparison.Ordinal)).ToArray();
        lines.Length.ShouldBe(2);
        lines.ShouldAllBe(static line => System.Text.RegularExpressions.Regex.IsMatch(
            line,
            "^POST /conversations/v3/conversations/threads/77/messages -> 201 in [0-9]+ ms, attempt 1, correlation id abc-123$",
            System.Text.RegularExpressions.RegexOptions.None,
            Timeout.InfiniteTimeSpan));
        result.Debug.ShouldBeEmpty();
    }

    [Fact]
    public void Verbose_logs_the_query()
    {
        using var session = new ThreadListSession(3);

        IReadOnlyList<string> lines = session.Run("Get-HubSpotThread -Status Open -InboxId 1 -Verbose").ShouldSucceed().Verbose;

        lines.ShouldHaveSingleItem()
            .ShouldStartWith("GET /conversations/v3/conversations/threads?" + session.Server.Requests[0].Target.Split('?')[1] + " -> 200 in ");
        lines[0].ShouldContain("threadStatus=OPEN");
    }

    [Fact]
    public void Verbose_masks_secrets_in_the_query()
    {
        using var server = new LoopbackServer(Replies.Inboxes);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Invoke-HubSpotRequest '/x/y?a=1&token=test-token&b=test%2Dtoken' -Verbose").ShouldSucceed();

        result.Verbose.ShouldHaveSingleItem().ShouldContain("GET /x/y?a=1&token=***&b=************ -> 200");
        server.Requests[0].Target.ShouldContain("test-token");
    }

    [Fact]
    public void Verbose_logs_the_reason_for_a_missing_response()
    {
        using var outbox = new Outbox(LoopbackReply.Drop());

        SessionResult result = outbox.Run("Send-HubSpotThreadMessage 77 Hi @rest -Verbose");

        result.Verbose.Single(static line => line.StartsWith("POST ", StringComparison.Ordinal)).ShouldContain("-> no response in ");
    }

    [Fact]
    public void Verbose_logs_the_correlation_id_of_a_rejected_request()
    {
        using var outbox = new Outbox(Replies.Refused(400));

        SessionResult result = outbox.Run("Send-HubSpotThreadMessage 77 Hi @rest -Verbose");

        result.Verbose.Single(static line => line.StartsWith("POST ", StringComparison.Ordinal))
            .ShouldEndWith("attempt 1, correlation id " + Replies.CorrelationId);
    }

    [Fact]
    public void Debug_logs_only_allowed_headers_and_no_body()
    {
        using var outbox = new Outbox(LoopbackReply.Response(
            201,
            """{"type":"MESSAGE","id":"m1"}""",
            headers: ["X-HubSpot-RateLimit-Remaining: 99", "Set-Cookie: a=b", "X-Trace: inner"]));

        SessionResult result = outbox.Run("Send-HubSpotThreadMessage 77 'a private text' @rest -Debug").ShouldSucceed();

        result.Debug.ShouldContain("X-HubSpot-RateLimit-Remaining: 99");
        result.Debug.Concat(result.Verbose).ShouldAllBe(static line =>
            !line.Contains("Cookie") && !line.Contains("X-Trace") && !line.Contains("private") && !line.Contains("Authorization"));
    }

    [Theory]
    [InlineData("$VerbosePreference = 'Continue'; ", "", true)]
    [InlineData("$VerbosePreference = 'Continue'; ", "-Verbose:$false", false)]
    [InlineData("", "", false)]
    public void VerbosePreference_enables_the_log_unless_the_parameter_disables_it(
        string preference, string argument, bool isLogged)
    {
        using var outbox = new Outbox();

        SessionResult result = outbox.Run($"{preference}Send-HubSpotThreadMessage 77 Hi @rest {argument}").ShouldSucceed();

        result.Verbose.Any(static line => line.StartsWith("POST ", StringComparison.Ordinal)).ShouldBe(isLogged);
    }
}
