namespace HubSpotConversations.Listing;

/// <summary>Merges several lists in the same order. Without an order, it reads them one after another.</summary>
internal sealed class ListMerge<T>(IReadOnlyList<ListCursor<T>> cursors, IComparer<T>? order)
    where T : class
{
    private List<ListCursor<T>>? _open;
    private ListCursor<T>? _current;

    public T Current => _current!.Current;

    /// <summary>The total number of items; null if one of the lists doesn't report it.</summary>
    public long? Total => cursors.Aggregate((long?)0, static (sum, cursor) => sum + cursor.Total);

    /// <summary>Moves to the next item, and returns whether there is one.</summary>
    /// <param name="wanted">The maximum number of items still wanted; null for all.</param>
    public bool MoveNext(long? wanted)
    {
        if (_open is null)
        {
            // To find the first item in order, start all lists.
            _open = order is null ? [.. cursors] : cursors.Where(cursor => cursor.MoveNext(wanted)).ToList();
        }
        else if (_current is not null && order is not null && !_current.MoveNext(wanted))
        {
            _open.Remove(_current);
        }

        return order is null ? MoveInTurn(wanted) : MoveInOrder(order);
    }

    private bool MoveInTurn(long? wanted)
    {
        while (_open!.Count > 0)
        {
            _current = _open[0];
            if (_current.MoveNext(wanted))
            {
                return true;
            }

            _open.RemoveAt(0);
        }

        return false;
    }

    private bool MoveInOrder(IComparer<T> order)
    {
        if (_open!.Count == 0)
        {
            return false;
        }

        _current = _open[0];
        for (int index = 1; index < _open.Count; index++)
        {
            if (order.Compare(_open[index].Current, _current.Current) < 0)
            {
                _current = _open[index];
            }
        }

        return true;
    }
}
