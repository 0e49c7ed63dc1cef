using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// Goes through the pages of one list, one after the other, and can have the next one fetched while the last one is
/// being used. For one caller at a time.
/// </summary>
/// <param name="fetch">Asks for a page.</param>
/// <param name="what">What is listed, for messages: the threads.</param>
internal sealed class PageWalk<T>(PageFetch<T> fetch, string what)
    where T : class
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private Task<Page<T>>? _next;
    private string? _cursor;

    /// <summary>Whether there is nothing after the last page.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The next page; null after the last one.</summary>
    /// <exception cref="HubSpotUnexpectedResponseException">The service goes round in circles.</exception>
    /// <exception cref="HubSpotException">The page could not be read.</exception>
    public async Task<Page<T>?> NextAsync(int limit, CancellationToken cancellationToken)
    {
        if (IsOver)
        {
            return null;
        }

        CheckCursor();
        Task<Page<T>> fetched = _next ?? fetch(_cursor, limit, cancellationToken);
        _next = null;
        Page<T> page = await fetched.ConfigureAwait(false);
        _cursor = page.After;
        IsOver = _cursor is null;
        return page;
    }

    /// <summary>
    /// Begins to fetch the next page, on another thread. What goes wrong with it is told when it is asked for.
    /// </summary>
    public void FetchAhead(int limit, CancellationToken cancellationToken)
    {
        if (IsOver || _next is not null || (_cursor is not null && _seen.Contains(_cursor)))
        {
            return;
        }

        string? cursor = _cursor;
        _next = Task.Run(() => fetch(cursor, limit, cancellationToken), cancellationToken);

        // Where nobody asks for it any more, nobody is to hear of its failure either.
        _ = _next.ContinueWith(
            static failed => failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void CheckCursor()
    {
        if (_cursor is not null && !_seen.Add(_cursor))
        {
            IsOver = true;
            throw new HubSpotUnexpectedResponseException(
                $"HubSpot repeated a cursor ('{DisplayText.OneLine(_cursor, 60)}') among the pages of {what}: "
                + "following it would go round in circles. What was listed so far is right; what comes after it is "
                + "not known.",
                ApiFailure.Nowhere);
        }
    }
}
