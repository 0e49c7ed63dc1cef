using System.Diagnostics;
using System.Management.Automation;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Progress;

/// <summary>
/// The progress bar of a send: how many messages are sent and failed, the rate, the remaining time, and the current
/// wait. A timer updates it while the cmdlet waits in the pump.
/// </summary>
internal sealed class SendProgress : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly object _lock = new();
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly AsyncCmdlet _cmdlet;
    private readonly WaitProgress _waits;
    private readonly ProgressReporter _bar;
    private readonly long? _total;
    private Timer? _timer;
    private ICmdletPipeline? _pipeline;
    private long _done;
    private long _failed;

    public SendProgress(AsyncCmdlet cmdlet, WaitProgress waits, long? total)
    {
        _cmdlet = cmdlet;
        _waits = waits;
        _total = total;
        _bar = ProgressReporter.OfSend(Write);
    }

    /// <summary>The number of messages known to be left.</summary>
    public int Pending { get; set; }

    /// <summary>Whether all input has arrived.</summary>
    public bool IsInputOver { get; set; }

    /// <summary>Counts a finished message.</summary>
    public void Done(bool isFailed)
    {
        _done++;
        _failed += isFailed ? 1 : 0;
    }

    /// <summary>Attaches the pipeline while the cmdlet waits in the pump; null detaches it.</summary>
    public void Attach(ICmdletPipeline? pipeline)
    {
        _waits.Attach(pipeline, hasBar: false);
        lock (_lock)
        {
            _pipeline = pipeline;
            _timer ??= new Timer(static state => ((SendProgress)state!).OnTime(), this, Interval, Interval);
        }
    }

    /// <summary>Updates the bar, if enough time has passed.</summary>
    public void Show()
    {
        if (_bar.IsDue)
        {
            double rate = _done / Math.Max(0.001, _time.Elapsed.TotalSeconds);
            long? total = _total ?? (IsInputOver ? _done + Pending : null);
            _bar.Show(
                ProgressStatus.OfSend(_done, _failed, rate, _waits.Current()),
                percent: ProgressStatus.Percent(_done, total),
                secondsRemaining: total is { } all && _done > 0 ? Math.Max(0, all - _done) / rate : -1);
        }
    }

    /// <summary>Removes the bar.</summary>
    public void End()
    {
        _waits.WriteLines(_cmdlet.WriteVerbose);
        _bar.End();
    }

    public void Dispose() => _timer?.Dispose();

    private void Write(ProgressRecord record)
    {
        if (_pipeline is { } live)
        {
            live.WriteProgress(record);
        }
        else
        {
            _cmdlet.WriteProgress(record);
        }
    }

    private void OnTime()
    {
        // Without a pipeline, the pipeline thread is working and updates the bar itself.
        lock (_lock)
        {
            try
            {
                if (_pipeline is not null)
                {
                    Show();
                }
            }
            catch (OperationCanceledException)
            {
                // The pipeline has ended.
            }
        }
    }
}
