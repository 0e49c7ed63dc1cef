using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace HubSpotConversations.Runtime;

/// <summary>
/// Runs an asynchronous body of a cmdlet and makes its calls on the pipeline thread, which waits here. However the wait
/// ends (Ctrl+C, <c>Select-Object -First 1</c> downstream, -ErrorAction Stop), the pump cancels the body first, so that
/// it makes no further request.
/// </summary>
internal sealed class PipelinePump : ICmdletPipeline
{
    /// <summary>How long a cancelled body may take to end before the cmdlet returns without it.</summary>
    public static readonly TimeSpan ShortGrace = TimeSpan.FromMilliseconds(150);

    private readonly TimeSpan _grace;
    private readonly AsyncCmdlet _cmdlet;
    private readonly CancellationTokenSource _stop;
    private readonly int _pipelineThread = Environment.CurrentManagedThreadId;
    private readonly object _lock = new();
    private readonly Queue<Action> _calls = new();
    private ExceptionDispatchInfo? _pipelineEnd;
    private bool _isOver;

    private PipelinePump(AsyncCmdlet cmdlet, CancellationTokenSource stop, TimeSpan grace)
    {
        _grace = grace;
        _cmdlet = cmdlet;
        _stop = stop;
    }

    /// <summary>Runs a body to its end on the pipeline thread, and rethrows its exception.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped meanwhile.</exception>
    public static T Run<T>(
        AsyncCmdlet cmdlet,
        CancellationTokenSource stop,
        TimeSpan grace,
        Func<ICmdletPipeline, CancellationToken, Task<T>> body)
        => new PipelinePump(cmdlet, stop, grace).Run(body);

    public void WriteVerbose(string text) => Post(() => _cmdlet.WriteVerbose(text));

    public void WriteDebug(string text) => Post(() => _cmdlet.WriteDebug(text));

    public void WriteProgress(ProgressRecord progress) => Post(() => _cmdlet.WriteProgress(progress));

    private T Run<T>(Func<ICmdletPipeline, CancellationToken, Task<T>> body)
    {
        Task<T> task = Start(body);
        if (!task.IsCompleted)
        {
            task.GetAwaiter().UnsafeOnCompleted(Wake);
        }

        // Also if the body has already ended: another thread may have left calls.
        using (_stop.Token.Register(Wake))
        {
            Pump(task);
        }

        if (_stop.IsCancellationRequested)
        {
            Abandon(task);
            _pipelineEnd?.Throw();
            throw new PipelineStoppedException();
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>
    /// Starts the body on this thread, because it often completes without another one (the sandbox, a cache). A
    /// synchronization context of the host would bring continuations back to this thread, where nothing runs them.
    /// </summary>
    private Task<T> Start<T>(Func<ICmdletPipeline, CancellationToken, Task<T>> body)
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return body(this, _stop.Token);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void Pump(Task task)
    {
        while (Next(task) is { } call)
        {
            call();
        }
    }

    /// <summary>
    /// The next call to make; null if the body has ended and no call is left, or if the pipeline has ended.
    /// </summary>
    private Action? Next(Task task)
    {
        lock (_lock)
        {
            while (!_stop.IsCancellationRequested)
            {
                if (_calls.Count > 0)
                {
                    return _calls.Dequeue();
                }

                if (task.IsCompleted)
                {
                    // Later calls would never be made, so they fail instead.
                    _isOver = true;
                    return null;
                }

                Monitor.Wait(_lock);
            }

            return null;
        }
    }

    private void Abandon(Task task)
    {
        lock (_lock)
        {
            _isOver = true;
            _calls.Clear();
        }

        // Also observes the failure of the body, so that it doesn't stay unobserved.
        _ = Task.WaitAny([task], _grace);
        _ = task.ContinueWith(
            static ended => ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void Wake()
    {
        lock (_lock)
        {
            Monitor.PulseAll(_lock);
        }
    }

    private void Post(Action call)
    {
        if (Environment.CurrentManagedThreadId == _pipelineThread)
        {
            Make(call);
        }
        else
        {
            Enqueue(() => Make(call));
        }
    }

    /// <summary>
    /// Makes a call on the pipeline thread. An exception from it means that the pipeline ends (a downstream command
    /// needs no more input, or the error action is Stop). The pump rethrows it on this thread when the body is over;
    /// the body itself is only cancelled.
    /// </summary>
    private void Make(Action call)
    {
        try
        {
            call();
        }
        catch (Exception exception)
        {
            _pipelineEnd ??= ExceptionDispatchInfo.Capture(exception);
            _stop.Cancel();
        }
    }

    private void Enqueue(Action call)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                throw new OperationCanceledException(_stop.Token);
            }

            _calls.Enqueue(call);
            Monitor.PulseAll(_lock);
        }
    }
}
