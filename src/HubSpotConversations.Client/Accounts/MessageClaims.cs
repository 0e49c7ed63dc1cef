namespace HubSpotConversations.Accounts;

/// <summary>
/// Records which send each known message in the account's threads belongs to. A message belongs to only one send, so
/// two sends with equal text never claim the same message. It keeps only the newest claims, as many as an account can
/// send in half an hour. Thread-safe.
/// </summary>
internal sealed class MessageClaims
{
    private const int Most = 50_000;

    private readonly object _gate = new();
    private readonly Dictionary<ClaimOwner, ClaimOwner> _owners = [];
    private readonly Queue<ClaimOwner> _order = new();

    /// <summary>Claims a message for a send; returns false if it belongs to another send.</summary>
    public bool TryClaim(string messageId, ClaimOwner owner)
    {
        ClaimOwner id = ClaimOwner.Of(messageId);
        lock (_gate)
        {
            if (_owners.TryGetValue(id, out ClaimOwner other))
            {
                return other == owner;
            }

            _owners.Add(id, owner);
            _order.Enqueue(id);
            if (_order.Count > Most)
            {
                _ = _owners.Remove(_order.Dequeue());
            }

            return true;
        }
    }

    /// <summary>Whether a message belongs to another send.</summary>
    public bool BelongsToAnother(string messageId, ClaimOwner owner)
    {
        lock (_gate)
        {
            return _owners.TryGetValue(ClaimOwner.Of(messageId), out ClaimOwner other) && other != owner;
        }
    }
}
