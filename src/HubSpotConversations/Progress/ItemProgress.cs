using System.Diagnostics;
using System.Management.Automation;

namespace HubSpotConversations.Progress;

/// <summary>The progress bar of a call that processes pipeline items one by one. The total is unknown.</summary>
internal sealed class ItemProgress(Cmdlet cmdlet, string activity)
{
    private const int ActivityId = 1;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    private int _done;
    private bool _isShown;

    /// <summary>Counts an item, and updates the bar if enough time has passed.</summary>
    public void Done(string last)
    {
        _done++;
        if (_sinceShown.Elapsed < Pause)
        {
            return;
        }

        _isShown = true;
        _sinceShown.Restart();
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, FormattableString.Invariant($"{_done} done"))
        {
            CurrentOperation = last,
        });
    }

    /// <summary>Removes the bar.</summary>
    public void End()
    {
        if (_isShown)
        {
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, "done")
            {
                RecordType = ProgressRecordType.Completed,
            });
        }
    }
}
