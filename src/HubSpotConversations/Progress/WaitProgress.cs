using HubSpotConversations.Http.Timing;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Progress;

/// <summary>
/// Shows what a cmdlet is waiting for while it waits in the pump, and reports retries under -Verbose. A wait that
/// started earlier in the background shows as soon as the cmdlet waits for it.
/// </summary>
internal sealed class WaitProgress : IWaitObserver
{
    // A shorter wait ends before anyone can read the text.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(300);

    private readonly object _lock = new();
    private readonly List<RequestWait> _open = [];
    private readonly Queue<string> _lines = new();
    private ICmdletPipeline? _pipeline;
    private ProgressReporter? _bar;

    public void OnWait(RequestWait wait)
    {
        lock (_lock)
        {
            _open.Add(wait);
            if (wait.Line is { } line)
            {
                _lines.Enqueue(line);
            }

            Show();
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
    public void Attach(ICmdletPipeline? pipeline, bool hasBar = true)
    {
        lock (_lock)
        {
            // Remove the bar only when the cmdlet continues. PowerShell doesn't show progress immediately after a
            // completed record with the same id.
            _bar?.End();
            _pipeline = pipeline;
            _bar = pipeline is not null && hasBar
                ? new ProgressReporter(pipeline.WriteProgress, 4, "Waiting for HubSpot")
                : null;
            Show();
        }
    }

    /// <summary>The longest wait; null if there isn't one. The rate limit comes first, because it delays all.</summary>
    public RequestWait? Current(TimeSpan shortest = default)
    {
        lock (_lock)
        {
            return _open.Where(wait => wait.Time >= shortest)
                .OrderByDescending(static wait => wait.Reason is WaitReason.Hold or WaitReason.Limit)
                .ThenByDescending(static wait => wait.Time)
                .FirstOrDefault();
        }
    }

    /// <summary>Writes the lines about waits that started while no pipeline was attached.</summary>
    public void WriteLines(Action<string> write)
    {
        lock (_lock)
        {
            while (_lines.Count > 0)
            {
                write(_lines.Dequeue());
            }
        }
    }

    private void Show()
    {
        try
        {
            if (_pipeline is { } pipeline)
            {
                WriteLines(pipeline.WriteVerbose);
                if (Current(Shortest) is { } wait)
                {
                    _bar?.Show(wait.Text, secondsRemaining: wait.Time.TotalSeconds);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The pipeline has ended.
        }
    }
}
