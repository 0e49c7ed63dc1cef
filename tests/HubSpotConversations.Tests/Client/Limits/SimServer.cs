using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>A service that counts requests in a window, rolling or fixed, and refuses what is beyond its limit.</summary>
internal sealed class SimServer(SimClock clock, int limit, TimeSpan window)
{
    private readonly Queue<TimeSpan> _counted = new();

    public int Limit { get; set; } = limit;

    /// <summary>Whether all that was counted is forgotten at once, at each full window of the clock.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether it says a word of its limit.</summary>
    public bool Tells { get; init; } = true;

    public int Refused { get; private set; }

    /// <summary>A request comes to the point where it is counted.</summary>
    /// <returns>Whether it is answered, and what the answer says.</returns>
    public (bool IsAnswered, RateHeaders Headers) Take()
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

        return (fits, Tells
            ? new RateHeaders { Max = Limit, Remaining = Math.Max(0, Limit - _counted.Count), Interval = window }
            : default);
    }

    /// <summary>A request of somebody else: only counted, where it fits.</summary>
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
