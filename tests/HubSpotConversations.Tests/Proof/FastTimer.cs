namespace HubSpotConversations.Tests.Proof;

/// <summary>A timer of a <see cref="FastClock"/>.</summary>
internal sealed class FastTimer(ITimer timer, Func<TimeSpan, TimeSpan> real) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(real(dueTime), real(period));

    public void Dispose() => timer.Dispose();

    public ValueTask DisposeAsync() => timer.DisposeAsync();
}
