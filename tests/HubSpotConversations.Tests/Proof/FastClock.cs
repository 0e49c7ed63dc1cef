namespace HubSpotConversations.Tests.Proof;

/// <summary>
/// A clock that runs many times faster than the system's, so that tests with long waits finish quickly. Two processes
/// with the same start and speed have the same time.
/// </summary>
internal sealed class FastClock(DateTimeOffset start, int speed) : TimeProvider
{
    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => start + ((System.GetUtcNow() - start) * speed);

    public override long GetTimestamp() => System.GetTimestamp() * speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new FastTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), Real);

    // Timers count whole milliseconds, so this rounds up to never fire too early.
    private TimeSpan Real(TimeSpan time)
        => time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / speed));
}
