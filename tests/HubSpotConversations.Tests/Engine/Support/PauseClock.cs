using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>
/// A clock that jumps over pauses of known lengths, and otherwise stands still. So a wait takes no real time, and a
/// time limit of another length never ends early on a busy machine.
/// </summary>
internal sealed class PauseClock(params double[] seconds) : FakeTimeProvider
{
    private readonly List<double> _pauses = [];

    /// <summary>The pauses so far, in seconds.</summary>
    public IReadOnlyList<double> Pauses => _pauses;

    /// <summary>Called before each jump, while the cmdlet waits.</summary>
    public Action? Jumping { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (seconds.Contains(dueTime.TotalSeconds))
        {
            _pauses.Add(dueTime.TotalSeconds);
            ThreadPool.QueueUserWorkItem(_ =>
            {
                Jumping?.Invoke();
                Advance(dueTime);
            });
        }

        return timer;
    }
}
