using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>A server that counts requests in a rolling or fixed window and rejects those beyond its limit.</summary>
internal sealed class SimServer(SimClock clock, int limit, TimeSpan window)
{
    private readonly Queue<TimeSpan> _counted = new();

    public int Limit { get; set; } = limit;

    /// <summary>Whether the window is fixed, so that the count resets at each full window of the clock.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether the response headers report the limit.</summary>
    public bool ReportsLimit { get; init; } = true;

    public int Refused { get; private set; }

    /// <summary>Counts a request.</summary>
    /// <returns>Whether the request is accepted, and the limit headers of the response.</returns>
    public (bool IsAccepted, RateHeaders Headers) Take()
    {
        Forget();
        bool fits = _counted.Count < Limit;
        if (fits)
        {
            _counted.Enqueue(clock.Elapsed);
        }
        else
        {
            Refused++;
        }

        return (fits, ReportsLimit
            ? new RateHeaders { Max = Limit, Remaining = Math.Max(0, Limit - _counted.Count), Interval = window }
            : default);
    }

    /// <summary>Counts a request of another program if it is within the limit.</summary>
    public void TakeForeign()
    {
        Forget();
        if (_counted.Count < Limit)
        {
            _counted.Enqueue(clock.Elapsed);
        }
    }

    private void Forget()
    {
        TimeSpan start = IsFixed
            ? TimeSpan.FromTicks(clock.Elapsed.Ticks / window.Ticks * window.Ticks) - TimeSpan.FromTicks(1)
            : clock.Elapsed - window;
        while (_counted.TryPeek(out TimeSpan time) && time <= start)
        {
            _ = _counted.Dequeue();
        }
    }
}
