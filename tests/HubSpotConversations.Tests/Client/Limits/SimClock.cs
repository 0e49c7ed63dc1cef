namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>
/// A clock that jumps from event to event. It runs timers and the events of a simulation in order, each exactly at its
/// time.
/// </summary>
internal sealed class SimClock(long frequency = TimeSpan.TicksPerSecond) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<SimEvent, (long Time, long Order)> _events = new();
    private long _now = 1000 * TimeSpan.TicksPerSecond;
    private long _order;

    public override long TimestampFrequency { get; } = frequency;

    /// <summary>The time since the start.</summary>
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

    /// <summary>Schedules an action.</summary>
    public SimEvent After(TimeSpan time, Action action)
    {
        var simEvent = new SimEvent(action);
        lock (_gate)
        {
            _events.Enqueue(simEvent, (Interlocked.Read(ref _now) + time.Ticks, _order++));
        }

        return simEvent;
    }

    /// <summary>Runs the next event. Returns false if there isn't one.</summary>
    public bool Next() => Next(TimeSpan.MaxValue);

    /// <summary>Runs all events up to the given time.</summary>
    public void RunUntil(TimeSpan elapsed)
    {
        while (Next(elapsed))
        {
        }

        Interlocked.Exchange(ref _now, (elapsed + TimeSpan.FromSeconds(1000)).Ticks);
    }

    private bool Next(TimeSpan latest)
    {
        SimEvent? simEvent;
        lock (_gate)
        {
            while (_events.TryPeek(out simEvent, out _) && simEvent.IsCancelled)
            {
                _ = _events.Dequeue();
            }

            if (!_events.TryPeek(out simEvent, out (long Time, long Order) at)
                || at.Time - (1000 * TimeSpan.TicksPerSecond) > latest.Ticks)
            {
                return false;
            }

            _ = _events.Dequeue();
            Interlocked.Exchange(ref _now, at.Time);
        }

        simEvent.Run();
        return true;
    }
}
