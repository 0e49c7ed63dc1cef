using System.Management.Automation;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Watching;

public sealed class WatchTests
{
    private const string First = "function First { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $item) process { $item; break } }; ";

    // Only a guard, so that a call that never ends does not block the other tests.
    private const int Guard = 60_000;

    [Fact]
    public void New_messages_are_emitted_once_each_in_order()
    {
        using var server = new LoopbackServer(Script(
            Messages("1"), Messages("3", "2", "1"), Messages("3", "2", "1"), Messages("5", "4", "3", "2", "1")));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Watch-HubSpotThread 7 -PollingIntervalSec 0.1 -TimeoutSec 50 -First 3").ShouldSucceed();

        result.Output.Select(static m => (string)m.Properties["MessageId"].Value).ShouldBe(["2", "3", "4"]);
        result.Warnings.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(4);
        server.Requests.ShouldAllBe(static r => r.Target.StartsWith("/conversations/v3/conversations/threads/7/messages?", StringComparison.Ordinal));
    }

    [Fact(Timeout = Guard)]
    public async Task Without_a_thread_Watch_covers_the_whole_account()
    {
        var account = new SandboxAccount();
        await using SandboxHost host = await SandboxHost.StartAsync(account, cancellationToken: TestContext.Current.CancellationToken);
        using ModuleSession session = ModuleSession.ConnectedTo(host.BaseAddress);
        DateTimeOffset before = DateTimeOffset.UtcNow.AddSeconds(-1);
        account.ReceiveMessage(SandboxData.ChatThreadId, "one");
        account.ReceiveMessage(SandboxData.EmailThreadId, "two");

        SessionResult result = session.Run(
            "param($since) Watch-HubSpotThread -Since $since -Direction Incoming -PollingIntervalSec 0.1 -TimeoutSec 50 -First 2", before).ShouldSucceed();

        result.Output.Select(static m => (string)m.Properties["Text"].Value).ShouldBe(["one", "two"], ignoreOrder: true);
        result.Output.ShouldAllBe(static m => m.BaseObject.GetType().Name == "ConversationMessage");
    }

    [Fact(Timeout = Guard)]
    public async Task A_message_that_arrives_during_the_watch_is_emitted()
    {
        var account = new SandboxAccount();
        await using SandboxHost host = await SandboxHost.StartAsync(account, cancellationToken: TestContext.Current.CancellationToken);
        using ModuleSession session = ModuleSession.ConnectedTo(host.BaseAddress);

        bool hasWritten = false;

        // The first verbose record shows that the watch has polled once, so the visitor can write now.
        SessionResult result = session.Run(
            "param($write) Watch-HubSpotThread 6065362090 -PollingIntervalSec 0.1 -TimeoutSec 50 -First 1 -Verbose 4>&1 | "
            + "ForEach-Object { if ($_ -is [System.Management.Automation.VerboseRecord]) { $write.Invoke() } else { $_ } }",
            new Action(() =>
            {
                if (!hasWritten)
                {
                    hasWritten = true;
                    account.ReceiveMessage(SandboxData.ChatThreadId, "Are you there?");
                }
            })).ShouldSucceed();

        result.Output.ShouldHaveSingleItem().Properties["Text"].Value.ShouldBe("Are you there?");
    }

    [Fact]
    public void Watch_ends_without_a_warning_at_its_timeout()
    {
        using var server = new LoopbackServer(Messages("1"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Watch-HubSpotThread 7 -TimeoutSec 0.5").ShouldSucceed();

        result.Output.ShouldBeEmpty();
        result.Warnings.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void An_outage_is_reported_once_and_no_message_is_lost()
    {
        using var server = new LoopbackServer(Script(
            Messages("1"), Replies.Page(503), LoopbackReply.Drop(), Replies.Refused(423), Messages("2", "1")));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Watch-HubSpotThread 7 -PollingIntervalSec 0.1 -TimeoutSec 50 -First 1 -Verbose").ShouldSucceed();

        result.Output.ShouldHaveSingleItem().Properties["MessageId"].Value.ShouldBe("2");
        result.Warnings.ShouldHaveSingleItem().ShouldContain("503");
        result.Verbose.ShouldContain("HubSpot responds again.");
        result.Verbose.ShouldContain(static line => line.StartsWith("GET /conversations/v3/conversations/threads/7/messages?limit=20 -> 423", StringComparison.Ordinal));
        string.Concat(result.Verbose.Concat(result.Warnings)).ShouldNotContain("test-token");
    }

    [Fact]
    public void Watch_waits_as_long_as_Retry_After_requires()
    {
        using var server = new LoopbackServer(Replies.LimitReached("TEN_SECONDLY_ROLLING", "Retry-After: 60"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Watch-HubSpotThread 7 -PollingIntervalSec 0.1 -TimeoutSec 0.5").ShouldSucceed();

        result.Warnings.Count.ShouldBe(1);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("daily", "HubSpotDailyLimitReached,")]
    [InlineData("token", "HubSpotAuthenticationFailed,")]
    [InlineData("scopes", "HubSpotScopeMissing,")]
    public void A_permanent_error_ends_the_watch(string fault, string id)
    {
        LoopbackReply reply = fault switch
        {
            "daily" => Replies.LimitReached("DAILY"),
            "token" => Replies.Unauthorized(),
            _ => Replies.ScopesMissing,
        };
        using var server = new LoopbackServer(Script(Messages("1"), reply));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.RunTrapped("Watch-HubSpotThread 7 -PollingIntervalSec 0.1");

        result.Terminating.ShouldNotBeNull().ErrorRecord.FullyQualifiedErrorId.ShouldStartWith(id);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void A_missing_thread_reports_an_error_and_the_watch_continues_with_the_others()
    {
        int looks = 0;
        using var server = new LoopbackServer(request => request.Target.Contains("/404/", StringComparison.Ordinal)
            ? Replies.Refused(404)
            : Interlocked.Increment(ref looks) == 1 ? Messages("1") : Messages("2", "1"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("404, 7, '7' | Watch-HubSpotThread -PollingIntervalSec 0.1 -TimeoutSec 50 -First 1");

        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        error.TargetObject.ShouldBe("404");
        result.Output.Count.ShouldBe(1);
        server.Requests.Count(static r => r.Target.Contains("/404/", StringComparison.Ordinal)).ShouldBe(1);
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public void The_watch_ends_when_its_only_thread_does_not_exist()
    {
        using var server = new LoopbackServer(Replies.Refused(404));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Watch-HubSpotThread 404").Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "a c")]
    [InlineData("-Type *", "a b c")]
    [InlineData("-Type COMMENT", "b")]
    [InlineData("-Direction Incoming", "a")]
    [InlineData("-Direction Outgoing -Type *", "c")]
    public void Watch_emits_only_messages_that_match_the_filters(string arguments, string ids)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, """
            {"results":[
            {"type":"MESSAGE","id":"c","createdAt":"2026-11-24T12:00:03Z","direction":"OUTGOING"},
            {"type":"COMMENT","id":"b","createdAt":"2026-11-24T12:00:02Z"},
            {"type":"MESSAGE","id":"a","createdAt":"2026-11-24T12:00:01Z","direction":"INCOMING"}]}
            """));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run(
            $"Watch-HubSpotThread 7 -Since '2026-11-24T12:00:00Z' -TimeoutSec 0 {arguments}").ShouldSucceed();

        string.Join(' ', result.Output.Select(static m => m.Properties["MessageId"].Value)).ShouldBe(ids);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void The_inbox_filter_is_sent_as_an_id()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, """{"results":[]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Watch-HubSpotThread -InboxId 42 -Since '2026-11-24T12:00:00Z' -TimeoutSec 0").ShouldSucceed();

        server.Requests.ShouldHaveSingleItem().Target.ShouldContain(
            "/threads?inboxId=42&latestMessageTimestampAfter=2026-11-24T12%3A00%3A00.000Z&sort=latestMessageTimestamp");
    }

    [Theory]
    [InlineData("foreach ($i in 1) { Watch-HubSpotThread 7 -PollingIntervalSec 0.1 -TimeoutSec 50 | ForEach-Object { $_; break } }")]
    [InlineData(First + "foreach ($i in 1) { Watch-HubSpotThread 7 -PollingIntervalSec 0.1 -TimeoutSec 50 | First }")]
    public void The_watch_ends_once_the_consumer_stops(string script)
    {
        using var server = new LoopbackServer(Script(Messages("1"), Messages("3", "2", "1"), Messages("4")));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(script).ShouldSucceed().Output.ShouldHaveSingleItem().Properties["MessageId"].Value.ShouldBe("2");

        server.Requests.Count.ShouldBe(2);
    }

    [Theory(Timeout = Guard)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stop_ends_the_watch_during_a_wait_and_during_a_request(bool hangs)
    {
        using var server = new LoopbackServer(hangs ? LoopbackReply.Hang() : Messages("1"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);
        using var shell = PowerShell.Create(session.Runspace);
        shell.AddScript("Watch-HubSpotThread 7 -PollingIntervalSec 3600");

        Task<PSDataCollection<PSObject>> call = shell.InvokeAsync();
        await server.FirstRequest.Task.WaitAsync(TestContext.Current.CancellationToken);
        await shell.StopAsync(callback: null, state: null).WaitAsync(TestContext.Current.CancellationToken);

        await Should.ThrowAsync<PipelineStoppedException>(call);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("-PollingIntervalSec 0.05")]
    [InlineData("-PollingIntervalSec 3601")]
    [InlineData("-First 0")]
    [InlineData("-TimeoutSec -1")]
    [InlineData("-Direction Sideways")]
    public void Watch_rejects_invalid_arguments(string arguments)
    {
        using var server = new LoopbackServer(Messages("1"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Watch-HubSpotThread 7 " + arguments).SingleError.FullyQualifiedErrorId
            .ShouldStartWith("ParameterArgumentValidationError");
        server.Requests.ShouldBeEmpty();
    }

    /// <summary>Replies in sequence, and then repeats the last one.</summary>
    private static Func<LoopbackRequest, LoopbackReply> Script(params LoopbackReply[] replies)
    {
        int next = 0;
        return _ => replies[Math.Min(Interlocked.Increment(ref next), replies.Length) - 1];
    }

    private static LoopbackReply Messages(params string[] ids) => LoopbackReply.Response(
        200,
        $$"""{"results":[{{string.Join(',', ids.Select(static id => $$"""{"type":"MESSAGE","id":"{{id}}","conversationsThreadId":"7","createdAt":"2026-11-24T12:00:0{{id}}Z"}"""))}}]}""");
}
