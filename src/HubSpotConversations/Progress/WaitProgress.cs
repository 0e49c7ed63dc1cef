using System.Management.Automation;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Runtime;
using HubSpotConversations.Text;

namespace HubSpotConversations.Progress;

/// <summary>
/// Shows what a cmdlet is waiting for while it waits in the pump, and reports retries under -Verbose. A wait that
/// started earlier in the background shows as soon as the cmdlet waits for it.
/// </summary>
internal sealed class WaitProgress : IWaitObserver
{
    private const int ActivityId = 4;
    private const string Activity = "Waiting for HubSpot";

    // A shorter wait ends before anyone can read the text.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(300);

    private readonly object _lock = new();
    private readonly List<RequestWait> _open = [];
    private readonly Queue<string> _lines = new();
    private ICmdletPipeline? _pipeline;
    private bool _isShown;

    public void OnWait(RequestWait wait)
    {
        lock (_lock)
        {
            _open.Add(wait);
            if (wait.Line is { } line)
            {
                _lines.Enqueue(line);
            }

            Tell();
        }
    }

    public void OnWaitEnd(RequestWait wait)
    {
        lock (_lock)
        {
            _ = _open.Remove(wait);
        }
    }

    /// <summary>Attaches the pipeline while the cmdlet waits in the pump; null detaches it.</summary>
    public void Attach(ICmdletPipeline? pipeline)
    {
        lock (_lock)
        {
            if (pipeline is null)
            {
                Hide();
            }

            _pipeline = pipeline;
            Tell();
        }
    }

    private void Tell()
    {
        if (_pipeline is null)
        {
            return;
        }

        try
        {
            while (_lines.Count > 0)
            {
                _pipeline.WriteVerbose(_lines.Dequeue());
            }

            RequestWait? longest = _open.OrderByDescending(static wait => wait.Time).FirstOrDefault();
            if (longest is not null && longest.Time >= Shortest)
            {
                Show(longest);
            }
        }
        catch (OperationCanceledException)
        {
            // The pipeline has ended.
        }
    }

    private void Show(RequestWait wait)
    {
        _isShown = true;
        _pipeline!.WriteProgress(new ProgressRecord(ActivityId, Activity, DisplayText.OneLine(wait.Text, 200))
        {
            SecondsRemaining = (int)Math.Ceiling(Math.Min(wait.Time.TotalSeconds, int.MaxValue)),
        });
    }

    // Hide the bar only when the cmdlet continues. PowerShell doesn't show progress immediately after a completed
    // record with the same id.
    private void Hide()
    {
        if (_isShown && _pipeline is not null)
        {
            _isShown = false;
            _pipeline.WriteProgress(
                new ProgressRecord(ActivityId, Activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
