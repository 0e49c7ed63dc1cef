using HubSpotConversations.Http.Timing;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>Records the waits that a client reports, and advances its clock during each wait.</summary>
internal sealed class WaitRecorder : IWaitObserver
{
    private readonly Lock _gate = new();
    private readonly List<RequestWait> _waits = [];
    private int _active;

    public IReadOnlyList<RequestWait> Waits
    {
        get
        {
            lock (_gate)
            {
                return [.. _waits];
            }
        }
    }

    public bool IsWaiting => Volatile.Read(ref _active) > 0;

    public void OnWait(RequestWait wait)
    {
        lock (_gate)
        {
            _waits.Add(wait);
        }

        Interlocked.Increment(ref _active);
    }

    public void OnWaitEnd(RequestWait wait)
    {
        Waits.ShouldContain(wait);
        Interlocked.Decrement(ref _active);
    }

    /// <summary>Ends each wait of a call as soon as it starts.</summary>
    public async Task<T> Pass<T>(SimClock clock, Task<T> call)
    {
        while (!call.IsCompleted)
        {
            if (!IsWaiting || !clock.Next())
            {
                await Task.Yield();
            }
        }

        return await call;
    }
}
