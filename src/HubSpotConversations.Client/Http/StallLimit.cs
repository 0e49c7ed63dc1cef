namespace HubSpotConversations.Http;

/// <summary>
/// A limit that begins anew with each byte on its way: a large file takes long, and a connection on which nothing moves
/// is given up all the same.
/// </summary>
internal sealed class StallLimit(TimeProvider clock, TimeSpan limit) : IDisposable
{
    private readonly CancellationTokenSource _end = TimeLimit.Start(clock, limit);
    private long _moved = clock.GetTimestamp();

    public CancellationToken Token => _end.Token;

    public TimeSpan Limit => limit;

    /// <summary>Notes that something moved.</summary>
    public void Moved()
    {
        // A timer is not set anew for each packet.
        if (clock.GetElapsedTime(_moved) > TimeSpan.FromMilliseconds(Math.Min(1000, limit.TotalMilliseconds / 10)))
        {
            _moved = clock.GetTimestamp();
            _end.CancelAfter(limit);
        }
    }

    public void Dispose() => _end.Dispose();
}
