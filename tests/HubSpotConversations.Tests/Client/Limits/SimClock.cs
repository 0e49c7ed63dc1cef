namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>
/// A clock that stands still until the next thing happens: timers and the events of a simulation, one after the other,
/// each at its very moment.
/// </summary>
internal sealed class SimClock(long frequency = TimeSpan.TicksPerSecond) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<SimEvent, (long Time, long Order)> _events = new();
    private long _now = 1000 * TimeSpan.TicksPerSecond;
    private long _order;

    public override long TimestampFrequency { get; } = frequency;

    /// <summary>The time since the beginning.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _now)) - TimeSpan.FromSeconds(1000);

    public override long GetTimestamp()
        => (long)((Int128)Interlocked.Read(ref _now) * TimestampFrequency / TimeSpan.TicksPerSecond);

    public override DateTimeOffset GetUtcNow()
        => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets something happen after a while.</summary>
    public SimEvent After(TimeSpan time, Action action)
    {
        var happening = new SimEvent(action);
        lock (_gate)
        {
            _events.Enqueue(happening, (Interlocked.Read(ref _now) + time.Ticks, _order++));
        }

        return happening;
    }

    /// <summary>Goes to the next event; false where there is none.</summary>
    public bool Next() => Next(TimeSpan.MaxValue);

    /// <summary>Goes on until a moment, with all that happens until then.</summary>
    public void RunUntil(TimeSpan elapsed)
    {
        while (Next(elapsed))
        {
        }

        Interlocked.Exchange(ref _now, (elapsed + TimeSpan.FromSeconds(1000)).Ticks);
    }

    private bool Next(TimeSpan latest)
    {
        SimEvent? happening;
        lock (_gate)
        {
            while (_events.TryPeek(out happening, out _) && happening.IsCancelled)
            {
                _ = _events.Dequeue();
            }

            if (!_events.TryPeek(out happening, out (long Time, long Order) at)
                || at.Time - (1000 * TimeSpan.TicksPerSecond) > latest.Ticks)
            {
                return false;
            }

            _ = _events.Dequeue();
            Interlocked.Exchange(ref _now, at.Time);
        }

        happening.Happen();
        return true;
    }
}
