namespace HubSpotConversations.Http.Timing;

/// <summary>A token that is cancelled when the time is over, by a clock that tests can turn.</summary>
internal static class TimeLimit
{
    public static CancellationTokenSource Start(TimeProvider clock, TimeSpan limit)
#if NET
        => new(limit, clock);
#else
        => clock.CreateCancellationTokenSource(limit);
#endif

    /// <summary>Waits by the same clock.</summary>
    public static Task WaitAsync(TimeProvider clock, TimeSpan time, CancellationToken cancellationToken)
#if NET
        => Task.Delay(time, clock, cancellationToken);
#else
        => clock.Delay(time, cancellationToken);
#endif
}
