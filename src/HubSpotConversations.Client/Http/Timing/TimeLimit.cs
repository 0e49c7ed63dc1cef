namespace HubSpotConversations.Http.Timing;

/// <summary>Creates time limits and delays with a clock that tests can replace.</summary>
internal static class TimeLimit
{
    public static CancellationTokenSource Start(TimeProvider clock, TimeSpan limit)
#if NET
        => new(limit, clock);
#else
        => clock.CreateCancellationTokenSource(limit);
#endif

    /// <summary>Waits with the same clock.</summary>
    public static Task WaitAsync(TimeProvider clock, TimeSpan time, CancellationToken cancellationToken)
#if NET
        => Task.Delay(time, clock, cancellationToken);
#else
        => clock.Delay(time, cancellationToken);
#endif
}
