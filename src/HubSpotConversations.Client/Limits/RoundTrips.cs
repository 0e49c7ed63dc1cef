namespace HubSpotConversations.Limits;

/// <summary>
/// The shortest round trip of the last minutes. No request is counted later than it is answered, and none earlier than
/// the way to HubSpot takes; so one that was answered at some time counts, beside one that is sent now, as if it had
/// been sent one shortest round trip earlier. Wherever HubSpot counts, on arrival or when it answers, that holds.
/// </summary>
internal sealed class RoundTrips(long period)
{
    // Before that many, the shortest one may be a long one.
    private const int Enough = 20;

    private long _shortest = long.MaxValue;
    private long _shortestBefore = long.MaxValue;
    private long _periodEnd = long.MinValue;
    private int _count;

    /// <summary>The shortest round trip; zero while too few are known.</summary>
    public long Shortest => _count < Enough ? 0 : Math.Min(_shortest, _shortestBefore);

    public void Add(long roundTrip, long now)
    {
        if (now >= _periodEnd)
        {
            _shortestBefore = _shortest;
            _shortest = long.MaxValue;
            _periodEnd = now + period;
        }

        _shortest = Math.Min(_shortest, roundTrip);
        _count = Math.Min(_count + 1, Enough);
    }
}
