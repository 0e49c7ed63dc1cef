namespace HubSpotConversations.Http.RateLimiting;

/// <summary>
/// The shortest round trip of the last minutes. HubSpot counts a request between its arrival and the response. So the
/// limiter can safely treat a request as sent one shortest round trip before its response, even if HubSpot counts late.
/// </summary>
internal sealed class RoundTrips(long period)
{
    // With fewer samples, even the shortest round trip can be a long one.
    private const int Enough = 20;

    private long _shortest = long.MaxValue;
    private long _shortestBefore = long.MaxValue;
    private long _periodEnd = long.MinValue;
    private int _count;

    /// <summary>The shortest round trip; zero while there are too few samples.</summary>
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
