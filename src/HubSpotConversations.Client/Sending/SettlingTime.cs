namespace HubSpotConversations.Sending;

/// <summary>
/// How long a thread's history is looked at before a message that does not show in it counts as not sent. Where the
/// connection broke or a gateway answered, HubSpot is done with it at once and its history follows in a moment; a
/// request that HubSpot was given up on is perhaps being worked on still.
/// </summary>
internal static class SettlingTime
{
    private static readonly TimeSpan[] Usual = Seconds(0.5, 1, 2, 4.5);
    private static readonly TimeSpan[] AfterTimeout = Seconds(0.5, 1, 2, 4.5, 6, 8);

    /// <summary>The pauses between looks, the first one after the first look.</summary>
    public static IReadOnlyList<TimeSpan> After(HubSpotException unknown)
        => unknown.InnerException is OperationCanceledException or TimeoutException ? AfterTimeout : Usual;

    /// <summary>The pauses for what was left in flight some time ago.</summary>
    public static IReadOnlyList<TimeSpan> Since(TimeSpan elapsed)
        => elapsed < TimeSpan.FromMinutes(1) ? AfterTimeout : [];

    private static TimeSpan[] Seconds(params double[] seconds) => Array.ConvertAll(seconds, TimeSpan.FromSeconds);
}
