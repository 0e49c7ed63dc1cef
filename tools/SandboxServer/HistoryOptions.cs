using System.CommandLine;
using HubSpotConversations.Sandbox;

namespace HubSpotConversations.SandboxServer;

/// <summary>The part of the command line that says how what is sent differs from what is read.</summary>
internal sealed class HistoryOptions
{
    private readonly Option<int> _lag =
        WholeOption.Of("--history-lag-ms", "Milliseconds after which a new message is in its thread's history.", 0);

    private readonly Option<int> _skew = new("--clock-skew-ms")
    {
        Description = "Milliseconds that are added to the time of what is sent; may be negative.",
    };

    private readonly Option<bool> _trims = new("--trim-text")
    {
        Description = "Tidies the blanks and the line ends of each text that is stored.",
    };

    private readonly Option<HistoryChange[]> _changes = new("--history-change")
    {
        Description = "How what is read of a history differs from what was sent, such as Signature. Repeatable.",
    };

    private readonly Option<bool> _lateTimes = new("--late-thread-times")
    {
        Description = "Changes the times of a thread's latest messages only after --history-lag-ms.",
    };

    private readonly Option<bool> _fails = new("--fail-delivery")
    {
        Description = "Accepts every message with the status FAILED.",
    };

    public void AddTo(RootCommand command)
    {
        command.Options.Add(_lag);
        command.Options.Add(_skew);
        command.Options.Add(_trims);
        command.Options.Add(_changes);
        command.Options.Add(_lateTimes);
        command.Options.Add(_fails);
    }

    public TimeSpan Lag(ParseResult line) => TimeSpan.FromMilliseconds(line.GetValue(_lag));

    public TimeSpan ClockSkew(ParseResult line) => TimeSpan.FromMilliseconds(line.GetValue(_skew));

    public bool TrimsText(ParseResult line) => line.GetValue(_trims);

    public IReadOnlyCollection<HistoryChange> Changes(ParseResult line) => line.GetValue(_changes) ?? [];

    public bool HasLateThreadTimes(ParseResult line) => line.GetValue(_lateTimes);

    public bool FailsDelivery(ParseResult line) => line.GetValue(_fails);
}
