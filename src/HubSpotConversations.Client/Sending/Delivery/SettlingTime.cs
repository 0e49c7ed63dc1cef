namespace HubSpotConversations.Sending.Delivery;

/// <summary>
/// Calculates how long to watch a thread's history before a message that doesn't show in it counts as not sent. HubSpot
/// may show a message some time after it accepted it. If it shows a message later than this, a resend creates a second
/// copy.
/// </summary>
internal static class SettlingTime
{
    /// <summary>The default. It is generous, because other threads continue meanwhile.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan ShortestDefault = TimeSpan.FromSeconds(7.5);

    // After a timeout, HubSpot may still be processing the request.
    private static readonly TimeSpan AfterTimeout = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Returns the whole time to watch after an attempt with an unknown outcome.</summary>
    public static TimeSpan After(HubSpotException unknown, TimeSpan settling)
        => settling + (unknown.InnerException is OperationCanceledException or TimeoutException
            ? AfterTimeout
            : TimeSpan.Zero);

    /// <summary>Returns the shorter time that is enough while the account's histories are up to date.</summary>
    public static TimeSpan Shortest(TimeSpan whole) => whole - (Default - ShortestDefault);

    /// <summary>Returns the remaining time for an attempt of an earlier run.</summary>
    /// <param name="elapsed">
    /// The time since the journal's latest line about that attempt; negative if a clock was set back.
    /// </param>
    /// <param name="settling">The time to settle.</param>
    public static TimeSpan Since(TimeSpan elapsed, TimeSpan settling)
    {
        TimeSpan all = settling + AfterTimeout;
        return elapsed < TimeSpan.Zero ? all : elapsed >= all ? TimeSpan.Zero : all - elapsed;
    }

    /// <summary>Returns the pauses between polls. The first pause follows the first poll.</summary>
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
