using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Watching;

/// <summary>Watch-HubSpotThread -StatePath continues where an earlier run ended.</summary>
public sealed class WatchStateTests : IDisposable
{
    private const string Watch = "param($state) Watch-HubSpotThread 7 -StatePath $state -PollingIntervalSec 0.1 ";

    private readonly TemporaryFolder _folder = new();

    // One server for all runs, because a state belongs to a server.
    private readonly LoopbackServer _server;
    private Queue<LoopbackReply> _replies = new();

    public WatchStateTests() => _server = new LoopbackServer(_ => _replies.Count > 1 ? _replies.Dequeue() : _replies.Peek());

    private string State => Path.Combine(_folder.Path, "watch.state");

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_second_run_emits_what_arrived_meanwhile_and_nothing_twice()
    {
        Run(Watch + "-TimeoutSec 50 -First 1", "1", "2 1").ShouldBe(["2"]);

        Run(Watch + "-TimeoutSec 50 -First 2", "4 3 2 1").ShouldBe(["3", "4"]);
        Run(Watch + "-TimeoutSec 0", "4 3 2 1").ShouldBeEmpty();
        Run(Watch + "-TimeoutSec 0", "5 4 3 2 1").ShouldBe(["5"]);
    }

    [Fact]
    public void Messages_that_First_left_over_are_emitted_by_the_next_run()
    {
        Run(Watch + "-TimeoutSec 50 -First 1", "1", "5 4 3 2 1").ShouldBe(["2"]);

        Run(Watch + "-TimeoutSec 0", "5 4 3 2 1").ShouldBe(["3", "4", "5"]);
    }

    [Fact]
    public void The_first_run_starts_at_Since_and_a_later_run_at_the_state()
    {
        const string Since = "-Since 2026-11-24T12:00:01Z -TimeoutSec 0";
        Run(Watch + Since, "3 2 1").ShouldBe(["2", "3"]);

        Run(Watch + Since, "4 3 2 1").ShouldBe(["4"]);
    }

    [Fact]
    public void A_first_run_that_First_ends_keeps_its_start()
    {
        Run(Watch + "-Since 2026-11-24T12:00:01Z -TimeoutSec 0 -First 1", "3 2 1").ShouldBe(["2"]);

        Run(Watch + "-TimeoutSec 0", "3 2 1").ShouldBe(["3"]);
    }

    [Fact]
    public void A_run_after_a_failed_poll_misses_nothing()
    {
        using (ModuleSession session = Connect(Replies.Page(503), Messages("2 1"), Replies.Page(503)))
        {
            session.Run(Watch + "-TimeoutSec 0.5", State);
        }

        Run(Watch + "-TimeoutSec 0", "3 2 1").ShouldBe(["3"]);
    }

    [Fact]
    public void Half_a_line_of_a_killed_run_is_ignored()
    {
        Run(Watch + "-TimeoutSec 50 -First 1", "1", "2 1");
        File.AppendAllText(State, "{\"id\":\"3\",\"a");

        Run(Watch + "-TimeoutSec 0", "3 2 1").ShouldBe(["3"]);
        Run(Watch + "-TimeoutSec 0", "3 2 1").ShouldBeEmpty();
    }

    [Fact]
    public void A_long_state_is_shortened_and_still_emits_nothing_twice()
    {
        Run(Watch + "-TimeoutSec 50 -First 1", "1", "2 1");
        string last = File.ReadAllLines(State)[^1];
        File.AppendAllLines(State, Enumerable.Repeat(last, 20_000));

        Run(Watch + "-TimeoutSec 0", "3 2 1").ShouldBe(["3"]);

        File.ReadAllLines(State).Length.ShouldBeLessThan(10);
        Run(Watch + "-TimeoutSec 0", "3 2 1").ShouldBeEmpty();
        _folder.Names.ShouldBe(["watch.state"]);
    }

    [Theory]
    [InlineData("some text", "is not a state file")]
    [InlineData("{}\n", "is not a state file")]
    [InlineData("{\"watch\":\"HubSpotConversations\",\"version\":1,\"scope\":\"x, threads 8\"}\n", "belongs to a watch of x, threads 8")]
    public void Another_file_is_refused_and_not_changed(string content, string reason)
    {
        File.WriteAllText(State, content);
        using ModuleSession session = Connect(Messages("1"));

        SessionResult result = session.Run(Watch + "-TimeoutSec 0", State);

        result.Errors.ShouldHaveSingleItem().ToString().ShouldContain(reason);
        File.ReadAllText(State).ShouldBe(content);
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void A_damaged_line_is_an_error_that_names_it()
    {
        Run(Watch + "-TimeoutSec 50 -First 1", "1", "2 1");
        string[] lines = File.ReadAllLines(State);
        lines[1] = "x";
        File.WriteAllLines(State, lines);
        using ModuleSession session = Connect(Messages("1"));

        session.Run(Watch + "-TimeoutSec 0", State).Errors.ShouldHaveSingleItem().ToString().ShouldContain("line 2 can't be read");
    }

    [Fact]
    public void Two_runs_do_not_share_a_state()
    {
        Run(Watch + "-TimeoutSec 0", "1");
        using FileStream other = new(State, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using ModuleSession session = Connect(Messages("1"));

        session.Run(Watch + "-TimeoutSec 0", State).Errors.ShouldHaveSingleItem().ToString().ShouldContain("another run is using it");
    }

    /// <summary>Runs a watch in a new session, against histories with these ids, and returns the ids that it emits.</summary>
    private string[] Run(string script, params string[] histories)
    {
        using ModuleSession session = Connect([.. histories.Select(Messages)]);
        return [.. session.Run(script, State).ShouldSucceed().Output.Select(static m => (string)m.Properties["MessageId"].Value)];
    }

    private ModuleSession Connect(params LoopbackReply[] replies)
    {
        _replies = new Queue<LoopbackReply>(replies);
        return ModuleSession.ConnectedTo(_server.Uri);
    }

    private static LoopbackReply Messages(string ids) => LoopbackReply.Response(
        200,
        $$"""{"results":[{{string.Join(',', ids.Split(' ').Select(static id => $$"""{"type":"MESSAGE","id":"{{id}}","conversationsThreadId":"7","createdAt":"2026-11-24T12:00:0{{id}}Z"}"""))}}]}""");
}
