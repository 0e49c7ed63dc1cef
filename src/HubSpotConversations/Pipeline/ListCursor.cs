using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>Stands on one item of a list after the other, and gets pages as they are needed.</summary>
/// <param name="walk">The pages.</param>
/// <param name="wait">Waits on the pipeline thread for a page.</param>
/// <param name="largestPage">The most items that HubSpot gives on a page.</param>
/// <param name="end">Ends what is being fetched ahead.</param>
internal sealed class ListCursor<T>(
    PageWalk<T> walk,
    Func<Func<CancellationToken, Task<Page<T>?>>, Page<T>?> wait,
    int largestPage,
    CancellationToken end)
    where T : class
{
    private IReadOnlyList<T> _items = [];
    private int _index = -1;

    /// <summary>The item that it stands on.</summary>
    public T Current => _items[_index];

    /// <summary>How many there are in all, as HubSpot says; null where it does not.</summary>
    public long? Total { get; private set; }

    /// <summary>Goes to the next item, and says whether there is one.</summary>
    /// <param name="wanted">How many items are wanted yet, at most; null for all.</param>
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
    /// When half of a page is used, the next one is on its way: whoever takes the first few items causes one request,
    /// and whoever goes on is served ahead.
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
