using System.CommandLine;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.SandboxServer;

/// <summary>The command line options that change what clients read.</summary>
internal sealed class HistoryOptions
{
    private readonly Option<int> _lag =
        WholeOption.Of("--history-lag-ms", "The delay in milliseconds before a new message appears in its history.", 0);

    private readonly Option<int> _skew = new("--clock-skew-ms")
    {
        Description = "Milliseconds to add to the time of sent messages. Can be negative.",
    };

    private readonly Option<bool> _trims = new("--trim-text")
    {
        Description = "Normalizes the whitespace and the line endings of stored texts.",
    };

    private readonly Option<HistoryChange[]> _changes = new("--history-change")
    {
        Description = "Changes what clients read from a history, for example Signature. Repeatable.",
    };

    private readonly Option<bool> _lateTimes = new("--late-thread-times")
    {
        Description = "Updates the times of a thread's latest messages only after --history-lag-ms.",
    };

    private readonly Option<bool> _fails = new("--fail-delivery")
    {
        Description = "Accepts every message and can't deliver it, so that its status is FAILED.",
    };

    private readonly Option<int> _delivery =
        WholeOption.Of("--delivery-delay-ms", "How long a new message has the status SENDING, in milliseconds.", 0);

    public void AddTo(RootCommand command)
    {
        command.Options.Add(_lag);
        command.Options.Add(_skew);
        command.Options.Add(_trims);
        command.Options.Add(_changes);
        command.Options.Add(_lateTimes);
        command.Options.Add(_fails);
        command.Options.Add(_delivery);
    }

    public TimeSpan Lag(ParseResult line) => TimeSpan.FromMilliseconds(line.GetValue(_lag));

    public TimeSpan ClockSkew(ParseResult line) => TimeSpan.FromMilliseconds(line.GetValue(_skew));

    public bool TrimsText(ParseResult line) => line.GetValue(_trims);

    public IReadOnlyCollection<HistoryChange> Changes(ParseResult line) => line.GetValue(_changes) ?? [];

    public bool HasLateThreadTimes(ParseResult line) => line.GetValue(_lateTimes);

    public bool FailsDelivery(ParseResult line) => line.GetValue(_fails);

    public TimeSpan DeliveryDelay(ParseResult line) => TimeSpan.FromMilliseconds(line.GetValue(_delivery));
}
