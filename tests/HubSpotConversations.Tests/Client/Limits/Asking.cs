using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>What tests ask of a limiter.</summary>
internal static class Asking
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    /// <summary>A place, now or later.</summary>
    public static Task<Permit> Ask(this AccountLimiter limiter, TimeSpan? longestHold = null)
        => limiter.AcquireAsync(longestHold ?? Long, observer: null, CancellationToken.None).AsTask();

    /// <summary>A place, unless it is given up before.</summary>
    public static Task<Permit> AskUntil(this AccountLimiter limiter, CancellationToken end)
        => limiter.AcquireAsync(Long, observer: null, end).AsTask();

    /// <summary>A place that is there at once.</summary>
    public static Permit Now(this AccountLimiter limiter)
    {
        Task<Permit> permit = limiter.Ask();
        permit.IsCompletedSuccessfully.ShouldBeTrue("there is no room");
        return permit.GetAwaiter().GetResult();
    }

    /// <summary>As many places as there are at once.</summary>
    public static int Room(this AccountLimiter limiter, int most = 1000)
    {
        int room = 0;
        using var end = new CancellationTokenSource();
        while (room < most && limiter.AskUntil(end.Token).IsCompletedSuccessfully)
        {
            room++;
        }

        end.Cancel();
        return room;
    }

    public static RateHeaders Told(int max, int remaining, double seconds = 10)
        => new() { Max = max, Remaining = remaining, Interval = TimeSpan.FromSeconds(seconds) };
}
