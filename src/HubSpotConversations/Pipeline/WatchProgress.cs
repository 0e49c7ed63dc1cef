using System.Diagnostics;
using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>What is told while somebody watches: that it goes on, and when it does not.</summary>
internal sealed class WatchProgress(AsyncCmdlet cmdlet, int threads)
{
    private const int ActivityId = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly string _activity = threads switch
    {
        0 => "Watching the account",
        1 => "Watching a thread",
        _ => $"Watching {threads} threads",
    };

    private readonly Stopwatch _sinceShown = new();
    private bool _isOut;

    /// <summary>Shows how it stands, though not more often than anybody can read.</summary>
    public void Show(int messages, TimeSpan next)
    {
        if (_sinceShown.IsRunning && _sinceShown.Elapsed < Pause)
        {
            return;
        }

        _sinceShown.Restart();
        string count = messages == 1 ? "1 message" : FormattableString.Invariant($"{messages} messages");
        cmdlet.WriteProgress(new ProgressRecord(
            ActivityId,
            _activity,
            FormattableString.Invariant($"{count} so far, next look in {next.TotalSeconds:0.#} s; Ctrl+C ends it")));
    }

    /// <summary>Notes that a look failed: the first one of several is told.</summary>
    public void Failed(HubSpotException exception)
    {
        string text = $"HubSpot can't be asked at the moment, and is asked again: {exception.Message}";
        if (_isOut)
        {
            cmdlet.WriteVerbose(text);
        }
        else
        {
            cmdlet.WriteWarning(text);
        }

        _isOut = true;
    }

    /// <summary>Notes that HubSpot answered.</summary>
    public void Answered()
    {
        if (_isOut)
        {
            cmdlet.WriteVerbose("HubSpot answers again.");
        }

        _isOut = false;
    }

    /// <summary>Takes the bar away.</summary>
    public void End()
    {
        if (_sinceShown.IsRunning)
        {
            cmdlet.WriteProgress(
                new ProgressRecord(ActivityId, _activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
