namespace HubSpotConversations.Http.Timing;

/// <summary>
/// A token that is cancelled when nothing has moved for a while: a large file may take hours, and a dead connection
/// must not. By a clock that tests can turn.
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

    /// <summary>Something has moved: the time starts anew.</summary>
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
            // The transfer ended by itself in the same moment.
        }
    }
}
