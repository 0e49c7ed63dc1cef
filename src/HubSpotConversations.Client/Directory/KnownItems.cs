using System.Collections.Concurrent;

namespace HubSpotConversations;

/// <summary>What a connection has seen of one kind, by id. Thread-safe, and bounded.</summary>
internal sealed class KnownItems<T>
    where T : class
{
    private const int Most = 20_000;

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
            // Nobody works with so many at once: what was forgotten is asked for again.
            if (Interlocked.Increment(ref _count) > Most)
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
}
