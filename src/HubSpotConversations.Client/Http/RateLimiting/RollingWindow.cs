namespace HubSpotConversations.Http.RateLimiting;

/// <summary>
/// Finished requests that still count against a limit, each until its own time. All times are timestamps of one clock.
/// Not thread-safe.
/// </summary>
internal sealed class RollingWindow
{
    private readonly Queue<long> _freeAt = new();
    private long _last = long.MinValue;

    /// <summary>The number of requests that still count.</summary>
    public int Count => _freeAt.Count;

    /// <summary>The number of requests that have expired so far.</summary>
    public long Expired { get; private set; }

    /// <summary>When the next request expires; null if none counts.</summary>
    public long? NextFreeAt => _freeAt.Count > 0 ? _freeAt.Peek() : null;

    /// <summary>Adds a request that counts until a given time, but at least as long as the earlier ones.</summary>
    public void Add(long freeAt)
    {
        _last = Math.Max(_last, freeAt);
        _freeAt.Enqueue(_last);
    }

    /// <summary>Removes expired requests.</summary>
    public void Forget(long now)
    {
        while (_freeAt.Count > 0 && _freeAt.Peek() <= now)
        {
            _ = _freeAt.Dequeue();
            Expired++;
        }
    }
}
