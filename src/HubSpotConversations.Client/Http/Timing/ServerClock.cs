namespace HubSpotConversations.Http.Timing;

/// <summary>
/// Estimates the offset of HubSpot's clock from this machine's clock. The Date header of each response bounds the
/// offset, and the bounds of several responses narrow it. Thread-safe.
/// </summary>
internal sealed class ServerClock
{
    // The clocks of HubSpot's servers may differ by a second.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    // A Date header contains whole seconds, rounded down.
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);

    // A date that differs by more than this is wrong or malicious.
    private static readonly TimeSpan FarthestOff = TimeSpan.FromDays(2);

    private readonly object _gate = new();
    private TimeSpan _least;
    private TimeSpan _most;
    private bool _isKnown;

    /// <summary>Whether any response had a Date header.</summary>
    public bool IsKnown
    {
        get
        {
            lock (_gate)
            {
                return _isKnown;
            }
        }
    }

    /// <summary>Learns from a response.</summary>
    /// <param name="date">Its Date header; null if it has none. A date that is days off is ignored.</param>
    /// <param name="sentAt">The time of the request, by this machine's clock.</param>
    /// <param name="receivedAt">The time of the response, by this machine's clock.</param>
    public void Observe(DateTimeOffset? date, DateTimeOffset sentAt, DateTimeOffset receivedAt)
    {
        if (date is not { } server || (server - receivedAt).Duration() > FarthestOff)
        {
            return;
        }

        TimeSpan least = server - receivedAt;
        TimeSpan most = server + Resolution - sentAt;
        lock (_gate)
        {
            TimeSpan newLeast = _isKnown && _least > least ? _least : least;
            TimeSpan newMost = _isKnown && _most < most ? _most : most;

            // The bounds can contradict each other if a clock was set or another server responded.
            bool isContradiction = newLeast > newMost;
            _least = isContradiction ? least : newLeast;
            _most = isContradiction ? most : newMost;
            _isKnown = true;
        }
    }

    /// <summary>Converts a time of this machine's clock to the earliest possible time of HubSpot's clock.</summary>
    public DateTimeOffset Earliest(DateTimeOffset local)
    {
        lock (_gate)
        {
            return _isKnown ? local + _least - Tolerance : local;
        }
    }
}
