using System.Diagnostics;
using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// The one progress bar of a call that works on one item of the pipeline after the other. How many will come, nobody
/// knows.
/// </summary>
internal sealed class ItemProgress(Cmdlet cmdlet, string activity)
{
    private const int ActivityId = 1;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    private int _done;
    private bool _isShown;

    /// <summary>Notes that an item is done, and shows it, though not more often than anybody can read.</summary>
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

    /// <summary>Takes the bar away.</summary>
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
