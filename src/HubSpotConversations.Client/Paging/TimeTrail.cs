using HubSpotConversations.Models;

namespace HubSpotConversations.Paging;

/// <summary>
/// Remembers the position in a list in ascending order of time: the last time, and the items with that time. That is
/// enough to continue a list of any length without listing an item twice.
/// </summary>
internal sealed class TimeTrail<T>(TimeOrder<T> order)
    where T : class
{
    private readonly HashSet<string> _idsAtLast = new(StringComparer.Ordinal);
    private DateTimeOffset? _last;
    private bool _isNew;

    /// <summary>The number of items with the last time.</summary>
    public int Count => _idsAtLast.Count;

    /// <summary>Whether an item was already listed.</summary>
    public bool Contains(T item)
        => order.TimeOf(item) < _last || (item is IListed { Id: { } id } && _idsAtLast.Contains(id));

    /// <summary>Records the items of a page.</summary>
    public void Add(IReadOnlyList<T> items)
    {
        foreach (T item in items)
        {
            if (order.TimeOf(item) is not { } time || time < _last || item is not IListed { Id: { } id })
            {
                continue;
            }

            if (time != _last)
            {
                _last = time;
                _idsAtLast.Clear();
            }

            _isNew |= _idsAtLast.Add(id);
        }
    }

    /// <summary>Returns the list from the last time on; null if there were no new items since the last call.</summary>
    public PageFetch<T>? Continue()
    {
        if (!_isNew || _last is not { } last)
        {
            return null;
        }

        _isNew = false;
        return order.From(last);
    }
}
