using System.Diagnostics;
using System.Management.Automation;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Progress;

/// <summary>
/// The progress bar of a send of many messages: how many are sent and failed, the rate, the remaining time, and the
/// current wait.
/// </summary>
internal sealed class SendProgress(AsyncCmdlet cmdlet, WaitProgress waits, long? total)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly ProgressReporter _bar = ProgressReporter.OfSend(cmdlet);
    private Task _tick = Task.CompletedTask;
    private long _done;
    private long _failed;

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

    /// <summary>Updates the bar on the pipeline thread.</summary>
    public void Show() => Show(cmdlet.WriteProgress);

    /// <summary>Updates the bar while the cmdlet waits in the pump for some work.</summary>
    public async Task ShowUntilAsync(Task work, ICmdletPipeline pipeline)
    {
        while (!work.IsCompleted)
        {
            _tick = _tick.IsCompleted ? Task.Delay(Interval) : _tick;
            if (await Task.WhenAny(work, _tick).ConfigureAwait(false) == _tick)
            {
                Show(pipeline.WriteProgress);
            }
        }

        await work.ConfigureAwait(false);
    }

    /// <summary>Removes the bar.</summary>
    public void End()
    {
        waits.WriteLines(cmdlet.WriteVerbose);
        _bar.Write = cmdlet.WriteProgress;
        _bar.End();
    }

    private void Show(Action<ProgressRecord> write)
    {
        if (_bar.IsDue)
        {
            double rate = _done / Math.Max(0.001, _time.Elapsed.TotalSeconds);
            long? all = total ?? (IsInputOver ? _done + Pending : null);
            _bar.Write = write;
            _bar.Show(
                ProgressStatus.OfSend(_done, _failed, rate, waits.Current()),
                percent: ProgressStatus.Percent(_done, all),
                secondsRemaining: all is not null && _done > 0 ? Math.Max(0, all.Value - _done) / rate : -1);
        }
    }
}
