using System.Text;

namespace HubSpotConversations.Sending;

/// <summary>
/// Which messages of an account's threads are known to be the outcome of which send: a message is the outcome of one
/// send alone, so that two equal messages stay two. Only the newest are kept, so many as an account can send in half an
/// hour. Thread-safe.
/// </summary>
internal sealed class MessageClaims
{
    private const int Most = 50_000;

    private readonly object _gate = new();
    private readonly HashSet<(ulong, ulong)> _ids = [];
    private readonly Queue<(ulong, ulong)> _order = new();

    /// <summary>Takes a message for a send; false where it is another's already.</summary>
    public bool TryClaim(string messageId)
    {
        (ulong, ulong) id = Key(messageId);
        lock (_gate)
        {
            if (!_ids.Add(id))
            {
                return false;
            }

            _order.Enqueue(id);
            if (_order.Count > Most)
            {
                _ = _ids.Remove(_order.Dequeue());
            }

            return true;
        }
    }

    /// <summary>Whether a message is taken.</summary>
    public bool IsClaimed(string messageId)
    {
        lock (_gate)
        {
            return _ids.Contains(Key(messageId));
        }
    }

    // The same id is written with dashes or without, in small letters or large ones.
    private static (ulong High, ulong Low) Key(string messageId)
    {
        if (Guid.TryParse(messageId, out Guid guid))
        {
            byte[] bytes = guid.ToByteArray();
            return (BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8));
        }

        ulong high = 14695981039346656037;
        ulong low = 1099511628211;
        foreach (byte value in Encoding.UTF8.GetBytes(messageId))
        {
            high = (high ^ value) * 1099511628211;
            low = (low * 31) + value;
        }

        return (high, low);
    }
}
