namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>A timer of a <see cref="SimClock"/> that fires once.</summary>
internal sealed class SimTimer(SimClock clock, Action fire) : ITimer
{
    private SimEvent? _next;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        period.ShouldBe(Timeout.InfiniteTimeSpan);
        SimEvent? next = null;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            // A real timer would reject any other value.
            dueTime.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMilliseconds(uint.MaxValue - 1));
            next = clock.After(dueTime, fire);
        }

        Interlocked.Exchange(ref _next, next)?.Cancel();
        return true;
    }

    public void Dispose() => Interlocked.Exchange(ref _next, null)?.Cancel();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
