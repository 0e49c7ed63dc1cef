using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Runtime;
using HubSpotConversations.Text;

namespace HubSpotConversations.Progress;

/// <summary>
/// The progress bar of a send: how many messages are sent and failed, the rate, the remaining time, and the current
/// wait. A timer updates it while the cmdlet waits in the pump.
/// </summary>
internal sealed class SendProgress : IWaitObserver, IDisposable
{
    private const int ActivityId = 2;
    private const string Activity = "Sending messages";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly object _lock = new();
    private readonly AsyncCmdlet _cmdlet;
    private readonly long? _total;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly List<RequestWait> _waits = [];
    private readonly Queue<string> _lines = new();
    private Timer? _timer;
    private ICmdletPipeline? _pipeline;
    private TimeSpan _shownAt;
    private long _done;
    private long _failed;
    private bool _isShown;

    public SendProgress(AsyncCmdlet cmdlet, long? total)
    {
        _cmdlet = cmdlet;
        _total = total;
    }

    /// <summary>The number of messages known to be left.</summary>
    public int Pending { get; set; }

    /// <summary>Whether all input has arrived.</summary>
    public bool IsInputOver { get; set; }

    public void OnWait(RequestWait wait)
    {
        lock (_lock)
        {
            _waits.Add(wait);
            if (wait.Line is { } line)
            {
                _lines.Enqueue(line);
            }
        }
    }

    public void OnWaitEnd(RequestWait wait)
    {
        lock (_lock)
        {
            _ = _waits.Remove(wait);
        }
    }

    /// <summary>Counts a finished message.</summary>
    public void Done(bool isFailed)
    {
        _done++;
        _failed += isFailed ? 1 : 0;
    }

    /// <summary>Attaches the pipeline while the cmdlet waits in the pump; null detaches it.</summary>
    public void Attach(ICmdletPipeline? pipeline)
    {
        lock (_lock)
        {
            _pipeline = pipeline;
            _timer ??= new Timer(static state => ((SendProgress)state!).OnTime(), this, Pause, Pause);
        }
    }

    /// <summary>Updates the bar on the pipeline thread, if enough time has passed.</summary>
    public void Show()
    {
        if (_time.Elapsed - _shownAt >= Pause)
        {
            foreach (string line in Lines())
            {
                _cmdlet.WriteVerbose(line);
            }

            _cmdlet.WriteProgress(Record());
        }
    }

    /// <summary>Writes the stored lines, and removes the bar.</summary>
    public void End()
    {
        foreach (string line in Lines())
        {
            _cmdlet.WriteVerbose(line);
        }

        if (_isShown)
        {
            _isShown = false;
            _cmdlet.WriteProgress(
                new ProgressRecord(ActivityId, Activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void OnTime()
    {
        lock (_lock)
        {
            if (_pipeline is null)
            {
                return;
            }

            try
            {
                foreach (string line in Lines())
                {
                    _pipeline.WriteVerbose(line);
                }

                _pipeline.WriteProgress(Record());
            }
            catch (OperationCanceledException)
            {
                // The pipeline has ended.
            }
        }
    }

    private string[] Lines()
    {
        lock (_lock)
        {
            string[] lines = [.. _lines];
            _lines.Clear();
            return lines;
        }
    }

    private ProgressRecord Record()
    {
        lock (_lock)
        {
            _isShown = true;
            _shownAt = _time.Elapsed;
            double rate = _done / Math.Max(0.001, _time.Elapsed.TotalSeconds);
            string status = string.Format(
                CultureInfo.InvariantCulture,
                "{0} done, {1} failed, {2:0.0} per second{3}",
                _done,
                _failed,
                rate,
                Wait());
            long? total = _total ?? (IsInputOver ? _done + Pending : null);
            return new ProgressRecord(ActivityId, Activity, status)
            {
                PercentComplete = total > 0 ? (int)Math.Min(100, 100 * _done / total.Value) : -1,
                SecondsRemaining = total is { } all && _done > 0
                    ? (int)Math.Min(int.MaxValue, Math.Max(0, all - _done) / rate)
                    : -1,
            };
        }
    }

    private string Wait()
    {
        // The rate limit delays all messages. Other waits delay only one message.
        RequestWait? wait = _waits.OrderByDescending(static wait => wait.Reason is WaitReason.Hold or WaitReason.Limit)
            .ThenByDescending(static wait => wait.Time).FirstOrDefault();
        return wait is null ? string.Empty : "; waiting for " + DisplayText.OneLine(wait.Text, 120);
    }
}
