using System.Diagnostics;
using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>The progress bar of one file on its way.</summary>
internal sealed class TransferBar(ICmdletPipeline pipeline, string activity, string name, long? total)
    : IProgress<long>, IProgress<(long Received, long? Total)>
{
    private const int ActivityId = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    private bool _isShown;

    public void Report(long value) => Report((value, total));

    public void Report((long Received, long? Total) value)
    {
        if (_sinceShown.Elapsed < Pause)
        {
            return;
        }

        _isShown = true;
        _sinceShown.Restart();
        long? all = value.Total ?? total;
        string status = all is { } bytes
            ? $"{name}: {FileSize.Of(value.Received)} of {FileSize.Of(bytes)}"
            : $"{name}: {FileSize.Of(value.Received)}";
        pipeline.WriteProgress(new ProgressRecord(ActivityId, activity, status)
        {
            PercentComplete = all is > 0 ? (int)Math.Min(100, value.Received * 100 / all.Value) : -1,
        });
    }

    /// <summary>Takes the bar away.</summary>
    public void End()
    {
        if (_isShown)
        {
            pipeline.WriteProgress(
                new ProgressRecord(ActivityId, activity, name) { RecordType = ProgressRecordType.Completed });
        }
    }
}
