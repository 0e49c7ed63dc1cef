namespace HubSpotConversations.Limits;

/// <summary>
/// Requests that count against a limit, each until a moment of its own. A request that is under way counts until it has
/// ended and a window after that. Times are timestamps of one clock. Not thread-safe.
/// </summary>
internal sealed class RollingWindow
{
    // Many at once are one entry: how many others there are is what a server says, and it may say anything.
    private readonly Queue<(long FreeAt, int Count)> _entries = new();
    private long _last = long.MinValue;

    /// <summary>How many have ended and count still.</summary>
    public long Count { get; private set; }

    /// <summary>How many have ceased to count since the beginning.</summary>
    public long Expired { get; private set; }

    /// <summary>When the next place becomes free; null where nothing counts.</summary>
    public long? NextFreeAt => _entries.Count > 0 ? _entries.Peek().FreeAt : null;

    /// <summary>Lets requests count until a moment, or longer where an earlier one counts longer.</summary>
    public void Add(long freeAt, int count = 1)
    {
        _last = Math.Max(_last, freeAt);
        _entries.Enqueue((_last, count));
        Count += count;
    }

    /// <summary>Forgets what does not count any more.</summary>
    public void Forget(long now)
    {
        while (_entries.Count > 0 && _entries.Peek().FreeAt <= now)
        {
            int count = _entries.Dequeue().Count;
            Count -= count;
            Expired += count;
        }
    }
}
