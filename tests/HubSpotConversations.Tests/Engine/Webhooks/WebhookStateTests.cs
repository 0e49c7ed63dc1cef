using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Webhooks;

/// <summary>ConvertFrom-HubSpotWebhook -StatePath and -Since drop what HubSpot delivers again and late.</summary>
public sealed class WebhookStateTests : IDisposable
{
    private const string Convert = "param($state, $body) $body | ConvertFrom-HubSpotWebhook -StatePath $state -Verbose ";

    private readonly TemporaryFolder _folder = new();
    private readonly ModuleSession _session = new();

    private string State => Path.Combine(_folder.Path, "events.state");

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Each_event_is_emitted_once_also_across_runs_and_verbose_shows_what_is_dropped()
    {
        string body = $"[{Message("m1")},{Message("m2")},{Message("m1", attempt: 1)}]";

        SessionResult first = Run(body);
        Ids(first).ShouldBe(["m1", "m2"]);
        first.Verbose.ShouldBe(["Dropped an event that was delivered before (conversation.newMessage of thread 7)."]);

        Ids(Run($"[{Message("m2", attempt: 3)},{Message("m3")}]")).ShouldBe(["m3"]);
        Run(body).Output.ShouldBeEmpty();
    }

    [Fact]
    public void Changes_with_the_same_event_id_are_different_events()
    {
        const string Open = """{"eventId":1,"subscriptionType":"conversation.propertyChange","objectId":7,"propertyName":"status","propertyValue":"OPEN","occurredAt":1702439388898}""";
        string closed = Open.Replace("OPEN", "CLOSED", StringComparison.Ordinal);

        Run($"[{Open},{closed},{Open}]").Output.Count.ShouldBe(2);
    }

    [Fact]
    public void Events_of_a_custom_channel_are_told_apart_by_their_message()
    {
        const string First = """{"type":"OUTGOING_CHANNEL_MESSAGE_CREATED","channelId":"9","eventId":"e1","message":{"type":"MESSAGE","id":"m1","conversationsThreadId":"7","text":"Hi","newField":1}}""";

        SessionResult result = Run($"[{First},{First.Replace("m1", "m2", StringComparison.Ordinal)},{First.Replace("e1", "e2", StringComparison.Ordinal)}]");

        Ids(result).ShouldBe(["m1", "m2"]);
        PSObject message = PSObject.AsPSObject(result.Output[0].Properties["Message"].Value);
        message.Properties["Text"].Value.ShouldBe("Hi");
        result.Output[0].Properties["ThreadId"].Value.ShouldBe("7");
    }

    [Fact]
    public void An_event_that_a_later_command_did_not_handle_is_emitted_again()
    {
        string body = $"[{Message("m1")},{Message("m2")}]";
        _session.Run(Convert + "| ForEach-Object { if ($_.MessageId -eq 'm2') { throw 'later' } }", State, body)
            .Terminating.ShouldNotBeNull();

        Ids(Run(body)).ShouldBe(["m2"]);
    }

    [Fact]
    public void Since_drops_late_events_without_a_state_too()
    {
        string recent = DateTimeOffset.UtcNow.AddMinutes(-30).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        string body = $"[{Message("m1")},{Message("m2").Replace("1702439388898", recent, StringComparison.Ordinal)}]";

        SessionResult result = _session.Run("param($body) ConvertFrom-HubSpotWebhook $body -Since 1h -Verbose", body);

        Ids(result).ShouldBe(["m2"]);
        result.Verbose.ShouldHaveSingleItem().ShouldStartWith("Dropped a late event (conversation.newMessage of thread 7), which occurred at 2023-12-");
    }

    [Fact]
    public void Half_a_line_of_a_killed_run_is_ignored()
    {
        Run($"[{Message("m1")}]");
        File.AppendAllText(State, "{\"id\":\"ab");

        Ids(Run($"[{Message("m1")},{Message("m2")}]")).ShouldBe(["m2"]);
        Run($"[{Message("m1")},{Message("m2")}]").ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Fact]
    public void The_file_stays_small()
    {
        Run($"[{Message("m1")}]");
        File.AppendAllLines(State, Enumerable.Range(0, 100_000).Select(static i => $"{{\"id\":\"{i}\"}}"));
        Run($"[{Message("m2")}]");

        File.ReadAllLines(State).Length.ShouldBe(50_002);
        Run($"[{Message("m2")}]").Output.ShouldBeEmpty();
        _folder.Names.ShouldBe(["events.state"]);
    }

    [Theory]
    [InlineData("some text")]
    [InlineData("{\"watch\":\"HubSpotConversations\",\"version\":1,\"scope\":\"x\"}\n")]
    public void Another_file_is_refused_and_not_changed(string content)
    {
        File.WriteAllText(State, content);

        SessionResult result = _session.Run(Convert, State, "[]");

        result.SingleError.ToString().ShouldContain("not a state file of ConvertFrom-HubSpotWebhook");
        File.ReadAllText(State).ShouldBe(content);
    }

    [Fact]
    public async Task Two_runs_at_the_same_time_do_not_handle_an_event_twice()
    {
        string body = $"[{Message("m1")}]";
        using var second = new ModuleSession();
        Task<SessionResult>? other = null;
        SessionResult first = _session.Run(
            Convert.Replace("$body)", "$body, $start)", StringComparison.Ordinal) + "| ForEach-Object { $_; $start.Invoke() }",
            State,
            body,
            (Action)(() => other = Task.Run(() => second.Run(Convert, State, body))));

        Ids(first).ShouldBe(["m1"]);
        SessionResult late = await other.ShouldNotBeNull();
        late.ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_stays_in_use_is_an_error()
    {
        using (new FileStream(State, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            _session.Run(Convert, State, $"[{Message("m1")}]").SingleError.ToString().ShouldContain("another run is using it");
        }
    }

    private static string Message(string id, int attempt = 0)
        => $$"""{"eventId":{{attempt + 5}},"subscriptionType":"conversation.newMessage","objectId":7,"messageId":"{{id}}","messageType":"MESSAGE","changeFlag":"NEW_MESSAGE","occurredAt":1702439388898,"attemptNumber":{{attempt}}}""";

    private static string?[] Ids(SessionResult result)
        => result.ShouldSucceed().Output.Select(static item => item.Properties["MessageId"].Value?.ToString()).ToArray();

    private SessionResult Run(string body) => _session.Run(Convert, State, body);
}
