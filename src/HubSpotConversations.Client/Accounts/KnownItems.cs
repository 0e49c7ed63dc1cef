using System.Collections.Concurrent;

namespace HubSpotConversations.Accounts;

/// <summary>Caches the items of one kind that a connection has seen, by id. Thread-safe and limited in size.</summary>
internal sealed class KnownItems<T>(int most = 20_000)
    where T : class
{
    private readonly ConcurrentDictionary<string, T> _items = new(StringComparer.OrdinalIgnoreCase);
    private int _count;

    public ICollection<T> All => _items.Values;

    public T? Find(string? id) => id is not null && _items.TryGetValue(id, out T? item) ? item : null;

    public void Remember(string? id, T item)
    {
        if (string.IsNullOrEmpty(id))
        {
            return;
        }

        if (_items.TryAdd(id!, item))
        {
            // Few callers need so many items. The module requests a dropped item again.
            if (Interlocked.Increment(ref _count) > most)
            {
                _items.Clear();
                Volatile.Write(ref _count, 0);
            }
        }
        else
        {
            _items[id!] = item;
        }
    }

    public void Forget(string? id)
    {
        if (id is not null && _items.TryRemove(id, out _))
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
