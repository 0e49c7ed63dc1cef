using System.Diagnostics;
using System.Management.Automation;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Runtime;
using HubSpotConversations.Text;

namespace HubSpotConversations.Progress;

/// <summary>
/// One progress bar. It appears after an interval and is redrawn at most once per interval, so that short work shows no
/// bar and drawing doesn't slow down the work.
/// </summary>
internal sealed class ProgressReporter(
    Action<ProgressRecord> write, int activityId, string activity, TimeSpan interval = default)
    : IProgress<TransferProgress>, IProgress<long>
{
    // PowerShell 7 shows the bar on one line: activity [status] 99999s.
    private const int LineWidth = 80 - 10;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _time = Stopwatch.StartNew();
    private TimeSpan _shownAt;
    private string? _file;
    private long? _bytesTotal;
    private int _itemsDone;
    private bool _isShown;

    /// <summary>Draws the bar.</summary>
    public Action<ProgressRecord> Write { get; set; } = write;

    /// <summary>Whether enough time has passed to redraw the bar.</summary>
    public bool IsDue => _time.Elapsed - _shownAt >= interval;

    /// <summary>The bar of a call that processes an unknown number of pipeline items.</summary>
    public static ProgressReporter OfItems(Cmdlet cmdlet, string activity)
        => new(cmdlet.WriteProgress, 1, activity, Interval);

    /// <summary>The bar of a send of many messages. The short activity leaves room for the current wait.</summary>
    public static ProgressReporter OfSend(Cmdlet cmdlet) => new(cmdlet.WriteProgress, 2, "Sending", Interval);

    /// <summary>The bar of one file transfer.</summary>
    public static ProgressReporter OfTransfer(
        ICmdletPipeline pipeline, string activity, string file, long? bytesTotal = null)
        => new(pipeline.WriteProgress, 2, activity, Interval) { _file = file, _bytesTotal = bytesTotal };

    /// <summary>The bar of a watch.</summary>
    public static ProgressReporter OfWatch(Cmdlet cmdlet, int threads) => new(cmdlet.WriteProgress, 3, threads switch
    {
        0 => "Watching the account",
        1 => "Watching a thread",
        _ => $"Watching {threads} threads",
    });

    /// <summary>The bar of a wait for deliveries.</summary>
    public static ProgressReporter OfDeliveries(Cmdlet cmdlet)
        => new(cmdlet.WriteProgress, 3, "Waiting for deliveries");

    /// <summary>Counts an item.</summary>
    public void Done(string item) => Show(FormattableString.Invariant($"{++_itemsDone} done"), item);

    public void Report(long value) => Report(new TransferProgress(value, _bytesTotal));

    public void Report(TransferProgress value)
        => Show(ProgressStatus.OfTransfer(value), _file, ProgressStatus.Percent(value.BytesDone, value.BytesTotal));

    /// <summary>Draws the bar, if enough time has passed.</summary>
    public void Show(string status, string? operation = null, int percent = -1, double secondsRemaining = -1)
    {
        if (!IsDue)
        {
            return;
        }

        _isShown = true;
        _shownAt = _time.Elapsed;
        Write(new ProgressRecord(activityId, activity, DisplayText.OneLine(status, LineWidth - activity.Length))
        {
            CurrentOperation = DisplayText.Of(operation),
            PercentComplete = percent,
            SecondsRemaining = (int)Math.Min(int.MaxValue, Math.Ceiling(secondsRemaining)),
        });
    }

    /// <summary>Removes the bar.</summary>
    public void End()
    {
        if (_isShown)
        {
            _isShown = false;
            Write(new ProgressRecord(activityId, activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
