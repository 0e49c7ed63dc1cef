using HubSpotConversations.Models;
using HubSpotConversations.Paging;

namespace HubSpotConversations.Listing;

/// <summary>Moves through the items of a list, and requests pages as they are needed.</summary>
/// <param name="walk">The pages.</param>
/// <param name="wait">Waits on the pipeline thread for a page.</param>
/// <param name="largestPage">The maximum number of items on a page.</param>
/// <param name="end">Cancels the requests for further pages.</param>
internal sealed class ListCursor<T>(
    PageWalk<T> walk,
    Func<Func<CancellationToken, Task<Page<T>?>>, Page<T>?> wait,
    int largestPage,
    CancellationToken end)
    where T : class
{
    private IReadOnlyList<T> _items = [];
    private int _index = -1;

    /// <summary>The current item.</summary>
    public T Current => _items[_index];

    /// <summary>The total number of items; null if HubSpot doesn't report it.</summary>
    public long? Total { get; private set; }

    /// <summary>Moves to the next item, and returns whether there is one.</summary>
    /// <param name="wanted">The maximum number of items still wanted; null for all.</param>
    public bool MoveNext(long? wanted)
    {
        _index++;
        while (_index >= _items.Count)
        {
            int limit = Limit(wanted);
            if (wait(cancellationToken => walk.NextAsync(limit, cancellationToken)) is not { } page)
            {
                return false;
            }

            _items = page.Results;
            _index = 0;
            Total ??= page.Total;
        }

        FetchAhead(wanted);
        return true;
    }

    /// <summary>
    /// Requests the next page when half of the current one is used. A caller that takes only the first items causes one
    /// request, and a caller that continues doesn't wait.
    /// </summary>
    private void FetchAhead(long? wanted)
    {
        int rest = _items.Count - _index;
        if (_index == (_items.Count + 1) / 2 && (wanted is null || wanted > rest))
        {
            walk.FetchAhead(Limit(wanted - rest), end);
        }
    }

    private int Limit(long? wanted) => (int)Math.Max(1, Math.Min(wanted ?? largestPage, largestPage));
}
