namespace HubSpotConversations.Pipeline;

/// <summary>
/// Goes through several lists that are in the same order as if they were one; without an order one by one.
/// </summary>
internal sealed class ListMerge<T>(IReadOnlyList<ListCursor<T>> cursors, IComparer<T>? order)
    where T : class
{
    private List<ListCursor<T>>? _open;
    private ListCursor<T>? _current;

    public T Current => _current!.Current;

    /// <summary>How many there are in all; null where one of the lists does not say.</summary>
    public long? Total => cursors.Aggregate((long?)0, static (sum, cursor) => sum + cursor.Total);

    /// <summary>Goes to the next item, and says whether there is one.</summary>
    /// <param name="wanted">How many items are wanted yet, at most; null for all.</param>
    public bool MoveNext(long? wanted)
    {
        if (_open is null)
        {
            // In order, all lists have to be begun to know what is first.
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
