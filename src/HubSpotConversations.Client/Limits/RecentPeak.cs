namespace HubSpotConversations.Limits;

/// <summary>
/// The highest of the values that were seen lately, each for as long as it is said to hold. What others use of a limit
/// is such a value: the next answer confirms it, and while there is none it is not forgotten at once. Not thread-safe.
/// </summary>
internal sealed class RecentPeak
{
    // Highest first: what is lower than a later one never matters.
    private readonly LinkedList<(int Value, long Until)> _values = new();

    /// <summary>The highest value that holds still; zero for none.</summary>
    public int Value => _values.First?.Value.Value ?? 0;

    /// <summary>When it may become lower; null where it can't.</summary>
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

    /// <summary>Forgets what does not hold any more.</summary>
    public void Forget(long now)
    {
        while (_values.First is { } first && first.Value.Until <= now)
        {
            _values.RemoveFirst();
        }
    }
}
