namespace HubSpotConversations.Sending;

/// <summary>
/// Limits how many messages are sent at once. A message that returns from a wait goes before those that have not
/// started. Otherwise the order of the calls counts. Thread-safe.
/// </summary>
internal sealed class SendSlots(int count)
{
    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource<bool>> _back = new();
    private readonly Queue<TaskCompletionSource<bool>> _new = new();
    private int _free = count;

    /// <summary>Waits for a free slot.</summary>
    /// <param name="isBack">Whether the message had a slot before.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
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

    /// <summary>Frees the slot for the next message.</summary>
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
