using HubSpotConversations.Models;

namespace HubSpotConversations.Paging;

/// <summary>
/// Remembers where a list in ascending order of time has got to: the last time, and the items with that time. Enough to
/// continue from there without listing an item twice, however long the list is.
/// </summary>
internal sealed class TimeTrail<T>(TimeOrder<T> order)
    where T : class
{
    private readonly HashSet<string> _idsAtLast = new(StringComparer.Ordinal);
    private DateTimeOffset? _last;
    private bool _isNew;

    /// <summary>How many items have the last time.</summary>
    public int Count => _idsAtLast.Count;

    /// <summary>Whether an item was listed before.</summary>
    public bool HasPassed(T item)
        => order.TimeOf(item) < _last || (item is IListed { Id: { } id } && _idsAtLast.Contains(id));

    /// <summary>Notes the items of a page.</summary>
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

    /// <summary>The list from the last time on; null if nothing came since it was last continued this way.</summary>
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
