using HubSpotConversations.Http.Timing;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>Remembers the waits that a client tells of, and lets the time of its clock pass while there is one.</summary>
internal sealed class SeenWaits : IWaitObserver
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

    /// <summary>Lets each wait of a call be over as soon as it has begun.</summary>
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
