using System.Diagnostics;
using System.Management.Automation;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Progress;

/// <summary>Shows the progress of Watch-HubSpotThread, and warns when polls fail.</summary>
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

    /// <summary>Updates the progress bar if enough time has passed.</summary>
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
            FormattableString.Invariant($"{count} so far, next poll in {next.TotalSeconds:0.#} s; Ctrl+C ends it")));
    }

    /// <summary>Records a failed poll. The first failure in a row causes a warning.</summary>
    public void Failed(HubSpotException exception)
    {
        string text = $"A poll failed, and the cmdlet will poll again: {exception.Message}";
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

    /// <summary>Records a successful poll.</summary>
    public void Succeeded()
    {
        if (_isOut)
        {
            cmdlet.WriteVerbose("HubSpot responds again.");
        }

        _isOut = false;
    }

    /// <summary>Removes the bar.</summary>
    public void End()
    {
        if (_sinceShown.IsRunning)
        {
            cmdlet.WriteProgress(
                new ProgressRecord(ActivityId, _activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
