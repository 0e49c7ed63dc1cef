namespace HubSpotConversations.Http.Timing;

/// <summary>
/// How far HubSpot's clock is from this machine's, learned from the Date headers of responses. Each response bounds the
/// offset; the bounds of all responses together narrow it. Thread-safe.
/// </summary>
internal sealed class ServerClock
{
    // HubSpot's servers need not agree to the second.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    // A Date header has whole seconds, cut off.
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);

    // No clock is further off than this: such a date is a mistake, or meant to do harm.
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
    /// <param name="sentAt">When the request was sent, by this machine's clock.</param>
    /// <param name="receivedAt">When the response came.</param>
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

            // Bounds that exclude each other: a clock was set, or another server responded.
            bool isContradiction = newLeast > newMost;
            _least = isContradiction ? least : newLeast;
            _most = isContradiction ? most : newMost;
            _isKnown = true;
        }
    }

    /// <summary>The earliest time that HubSpot's clock can have shown at a moment of this machine's clock.</summary>
    public DateTimeOffset Earliest(DateTimeOffset local)
    {
        lock (_gate)
        {
            return _isKnown ? local + _least - Tolerance : local;
        }
    }
}
