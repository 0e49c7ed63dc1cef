namespace HubSpotConversations.Sending;

/// <summary>
/// How long a thread's history is watched before a message that doesn't show in it counts as not sent. HubSpot may show
/// a message some time after it accepted it; if it shows later than this, a resend makes a second copy.
/// </summary>
internal static class SettlingTime
{
    /// <summary>The default: generous, because other threads go on meanwhile.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan ShortestDefault = TimeSpan.FromSeconds(7.5);

    // After a time-out HubSpot may still be working on the request.
    private static readonly TimeSpan AfterTimeout = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>The whole time after an attempt of unknown outcome.</summary>
    public static TimeSpan After(HubSpotException unknown, TimeSpan settling)
        => settling + (unknown.InnerException is OperationCanceledException or TimeoutException
            ? AfterTimeout
            : TimeSpan.Zero);

    /// <summary>The part of a whole time after which it may end, while the account's histories keep up.</summary>
    public static TimeSpan Shortest(TimeSpan whole) => whole - (Default - ShortestDefault);

    /// <summary>What is left of it for an attempt of an earlier run.</summary>
    /// <param name="elapsed">How long ago that attempt was last heard of; negative if a clock was set back.</param>
    /// <param name="settling">The time to settle.</param>
    public static TimeSpan Since(TimeSpan elapsed, TimeSpan settling)
    {
        TimeSpan all = settling + AfterTimeout;
        return elapsed < TimeSpan.Zero ? all : elapsed >= all ? TimeSpan.Zero : all - elapsed;
    }

    /// <summary>The pauses between looks, the first one after the first look.</summary>
    public static IEnumerable<TimeSpan> Pauses(TimeSpan time)
    {
        var next = TimeSpan.FromSeconds(0.5);
        for (TimeSpan left = time; left > TimeSpan.Zero; left -= next, next = Min(next + next, LongestPause))
        {
            next = Min(next, left);
            yield return next;
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
