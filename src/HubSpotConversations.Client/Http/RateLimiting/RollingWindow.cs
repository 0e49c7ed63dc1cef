namespace HubSpotConversations.Http.RateLimiting;

/// <summary>
/// Requests that count against a limit, each until a moment of its own. A request that is under way counts until it has
/// ended and a window after that. Times are timestamps of one clock. Not thread-safe.
/// </summary>
internal sealed class RollingWindow
{
    private readonly Queue<long> _freeAt = new();
    private long _last = long.MinValue;

    /// <summary>How many have ended and count still.</summary>
    public int Count => _freeAt.Count;

    /// <summary>How many have ceased to count since the beginning.</summary>
    public long Expired { get; private set; }

    /// <summary>When the next place becomes free; null where nothing counts.</summary>
    public long? NextFreeAt => _freeAt.Count > 0 ? _freeAt.Peek() : null;

    /// <summary>Lets a request count until a moment, or longer where an earlier one counts longer.</summary>
    public void Add(long freeAt)
    {
        _last = Math.Max(_last, freeAt);
        _freeAt.Enqueue(_last);
    }

    /// <summary>Forgets what does not count any more.</summary>
    public void Forget(long now)
    {
        while (_freeAt.Count > 0 && _freeAt.Peek() <= now)
        {
            _ = _freeAt.Dequeue();
            Expired++;
        }
    }
}
