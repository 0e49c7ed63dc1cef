namespace HubSpotConversations.Tests.Proof;

/// <summary>A clock that is behind another clock by a fixed time.</summary>
internal sealed class EarlierClock(TimeProvider clock, TimeSpan ago) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - ago;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => clock.CreateTimer(callback, state, dueTime, period);
}
