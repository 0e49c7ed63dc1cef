namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>A timer of a <see cref="SimClock"/> that fires once.</summary>
internal sealed class SimTimer(SimClock clock, Action fire) : ITimer
{
    private long _setting;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        period.ShouldBe(Timeout.InfiniteTimeSpan);
        long setting = Interlocked.Increment(ref _setting);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            // What a real timer does not take.
            dueTime.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMilliseconds(uint.MaxValue - 1));
            clock.After(dueTime, () => Fire(setting));
        }

        return true;
    }

    public void Dispose() => Interlocked.Increment(ref _setting);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    private void Fire(long setting)
    {
        // Set anew or ended since then.
        if (Interlocked.Read(ref _setting) == setting)
        {
            fire();
        }
    }
}
