using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>Shorthands that tests use with a limiter.</summary>
internal static class LimiterExtensions
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    /// <summary>Acquires a permit, now or later.</summary>
    public static Task<Permit> Acquire(this AccountLimiter limiter, TimeSpan? longestHold = null)
        => limiter.AcquireAsync(longestHold ?? Long, observer: null, CancellationToken.None).AsTask();

    /// <summary>Acquires a permit unless the token is cancelled first.</summary>
    public static Task<Permit> AcquireUntil(this AccountLimiter limiter, CancellationToken end)
        => limiter.AcquireAsync(Long, observer: null, end).AsTask();

    /// <summary>Acquires a permit that must be available immediately.</summary>
    public static Permit AcquireNow(this AccountLimiter limiter)
    {
        Task<Permit> permit = limiter.Acquire();
        permit.IsCompletedSuccessfully.ShouldBeTrue("no permit is available");
        return permit.GetAwaiter().GetResult();
    }

    /// <summary>Acquires every permit that is available immediately, and returns their number.</summary>
    public static int CountAvailable(this AccountLimiter limiter, int most = 1000)
    {
        int room = 0;
        using var end = new CancellationTokenSource();
        while (room < most && limiter.AcquireUntil(end.Token).IsCompletedSuccessfully)
        {
            room++;
        }

        end.Cancel();
        return room;
    }

    public static RateHeaders Headers(int max, int remaining, double seconds = 10)
        => new() { Max = max, Remaining = remaining, Interval = TimeSpan.FromSeconds(seconds) };
}
