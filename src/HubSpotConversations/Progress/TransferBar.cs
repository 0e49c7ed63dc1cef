using System.Management.Automation;
using HubSpotConversations.Formatting;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Progress;

/// <summary>
/// The progress bar of one file transfer. It updates for each percent, or for each megabyte if the size is unknown, so
/// that drawing doesn't slow down the transfer. A file that arrives in one piece shows no bar.
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

    /// <summary>Removes the bar.</summary>
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
