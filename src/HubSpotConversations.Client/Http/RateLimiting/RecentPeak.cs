namespace HubSpotConversations.Http.RateLimiting;

/// <summary>
/// The highest of several values, each of which expires at a given time. The limiter uses it for the requests of other
/// programs: each response adds a value, and old values expire. Not thread-safe.
/// </summary>
internal sealed class RecentPeak
{
    // Highest first. A value that is lower than a later one never matters.
    private readonly LinkedList<(int Value, long Until)> _values = new();

    /// <summary>The highest valid value; zero if there is none.</summary>
    public int Value => _values.First?.Value.Value ?? 0;

    /// <summary>When the highest value expires; null if there is none.</summary>
    public long? NextFreeAt => _values.First?.Value.Until;

    public void Add(int value, long until)
    {
        while (_values.Last is { } last && last.Value.Value <= value)
        {
            until = Math.Max(until, last.Value.Until);
            _values.RemoveLast();
        }

        _ = _values.AddLast((value, until));
    }

    /// <summary>Removes expired values.</summary>
    public void Forget(long now)
    {
        while (_values.First is { } first && first.Value.Until <= now)
        {
            _values.RemoveFirst();
        }
    }
}
