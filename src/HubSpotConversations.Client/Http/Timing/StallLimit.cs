namespace HubSpotConversations.Http.Timing;

/// <summary>
/// Cancels a token if no data moves for a while. So a large file may take hours, but a dead connection ends soon. Tests
/// can replace the clock.
/// </summary>
internal sealed class StallLimit : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly TimeSpan _limit;
    private readonly ITimer _timer;

    public StallLimit(TimeProvider clock, TimeSpan limit)
    {
        _limit = limit;
        _timer = clock.CreateTimer(static state => ((StallLimit)state!).End(), this, limit, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Restarts the time, because data has moved.</summary>
    public void Restart() => _ = _timer.Change(_limit, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void End()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The transfer ended at the same moment.
        }
    }
}
