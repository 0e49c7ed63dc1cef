using System.Management.Automation;
using HubSpotConversations.Formatting;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// The progress bar of one file on its way. It is drawn when a percent (or, of an unknown whole, a megabyte) has moved,
/// so that drawing never takes longer than the way, and not at all for what goes in one piece.
/// </summary>
internal sealed class TransferBar(ICmdletPipeline pipeline, string activity, string file, long? total)
    : IProgress<TransferProgress>, IProgress<long>
{
    private const int ActivityId = 2;
    private const long Megabyte = 1024 * 1024;

    private long _shownStep = -1;

    public void Report(long value) => Report(new TransferProgress(value, total));

    public void Report(TransferProgress value)
    {
        long step = value.BytesTotal is > 0 and { } whole ? value.BytesDone * 100 / whole : value.BytesDone / Megabyte;
        bool isAllAtOnce = _shownStep < 0 && value.BytesDone == value.BytesTotal;
        if (step == _shownStep || isAllAtOnce)
        {
            return;
        }

        _shownStep = step;
        string status = Display.Size(value.BytesDone)
            + (value.BytesTotal is { } of ? $" of {Display.Size(of)}" : string.Empty);
        pipeline.WriteProgress(new ProgressRecord(ActivityId, activity, status)
        {
            CurrentOperation = file,
            PercentComplete = value.BytesTotal is > 0 ? (int)Math.Min(step, 100) : -1,
        });
    }

    /// <summary>Takes the bar away.</summary>
    public void End()
    {
        if (_shownStep >= 0)
        {
            pipeline.WriteProgress(new ProgressRecord(ActivityId, activity, "done")
            {
                RecordType = ProgressRecordType.Completed,
            });
        }
    }
}
