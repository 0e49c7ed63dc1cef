namespace HubSpotConversations.Sending;

/// <summary>
/// So many may be at work at once. Who comes back from a wait is let in before those who have not begun; otherwise in
/// the order of asking. Thread-safe.
/// </summary>
internal sealed class SendSlots(int count)
{
    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource<bool>> _back = new();
    private readonly Queue<TaskCompletionSource<bool>> _new = new();
    private int _free = count;

    /// <summary>Waits to be let in.</summary>
    /// <param name="isBack">Whether it was in before.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task EnterAsync(bool isBack, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<bool> waiter;
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (isBack ? _back : _new).Enqueue(waiter);
        }

        using CancellationTokenRegistration end = cancellationToken.Register(
            static state => ((TaskCompletionSource<bool>)state!).TrySetCanceled(), waiter);
        _ = await waiter.Task.ConfigureAwait(false);
    }

    /// <summary>Makes room for the next one.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            while (_back.Count + _new.Count > 0)
            {
                if ((_back.Count > 0 ? _back : _new).Dequeue().TrySetResult(true))
                {
                    return;
                }
            }

            _free++;
        }
    }
}
