using System.Net;
using HubSpotConversations.Errors;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Paging;

/// <summary>
/// Follows the cursors through the pages of a list, and can fetch the next page while the caller uses the last one. For
/// one caller at a time.
/// </summary>
/// <param name="fetch">Requests a page.</param>
/// <param name="itemsName">The name of the items in error messages, for example "the threads".</param>
/// <param name="order">How to continue if a cursor repeats; null if the list can't be continued without one.</param>
internal sealed class PageWalk<T>(PageFetch<T> fetch, string itemsName, TimeOrder<T>? order = null)
    where T : class
{
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private readonly TimeTrail<T>? _trail = order is null ? null : new TimeTrail<T>(order);
    private PageFetch<T> _fetch = fetch;
    private HashSet<string> _idsOfLastPage = new(StringComparer.Ordinal);
    private Task<Page<T>>? _next;
    private string? _cursor;
    private bool _isContinued;
    private bool _decodesCursors;
    private bool _isLooping;

    /// <summary>Whether the last page was returned.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Returns the next page; null after the last one.</summary>
    /// <exception cref="HubSpotUnexpectedResponseException">The cursors repeat endlessly.</exception>
    /// <exception cref="HubSpotException">The page could not be read.</exception>
    public async Task<Page<T>?> NextAsync(int limit, CancellationToken cancellationToken)
    {
        if (IsOver)
        {
            return null;
        }

        if (_isLooping)
        {
            IsOver = true;
            throw RepeatedCursor();
        }

        Task<Page<T>> fetched = _next ?? FetchAsync(limit, cancellationToken);
        _next = null;
        Page<T> page = await fetched.ConfigureAwait(false);
        page = await DecodedAsync(page, limit, cancellationToken).ConfigureAwait(false);
        return Accept(page);
    }

    /// <summary>
    /// Starts to fetch the next page on another thread. If that fails, <see cref="NextAsync"/> reports it.
    /// </summary>
    public void FetchAhead(int limit, CancellationToken cancellationToken)
    {
        if (IsOver || _isLooping || _next is not null)
        {
            return;
        }

        _next = Task.Run(() => FetchAsync(limit, cancellationToken), cancellationToken);

        // Observe the exception, in case the caller doesn't need this page.
        _ = _next.ContinueWith(
            static failed => failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private Task<Page<T>> FetchAsync(int limit, CancellationToken cancellationToken)
    {
        string? cursor = _decodesCursors && _cursor is not null ? Uri.UnescapeDataString(_cursor) : _cursor;

        // A continued list starts with items that were already listed.
        int most = _isContinued ? Math.Min(limit + _trail!.Count, order!.LargestPage) : limit;
        return _fetch(cursor, most, cancellationToken);
    }

    /// <summary>
    /// If a percent-encoded cursor returns the last page again, requests the page with the decoded cursor. HubSpot's
    /// documentation shows encoded cursors.
    /// </summary>
    private async Task<Page<T>> DecodedAsync(Page<T> page, int limit, CancellationToken cancellationToken)
    {
        if (_decodesCursors || _cursor is null || Uri.UnescapeDataString(_cursor) == _cursor || !IsLastPage(page))
        {
            return page;
        }

        _decodesCursors = true;
        try
        {
            return await FetchAsync(limit, cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException exception)
            when (exception.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
        {
            _decodesCursors = false;
            return page;
        }
    }

    private bool IsLastPage(Page<T> page)
        => page.Results.Count == 0 ? page.After == _cursor : page.Results.All(IsOnLastPage);

    private bool IsOnLastPage(T item) => item is IListed { Id: { } id } && _idsOfLastPage.Contains(id);

    private Page<T> Accept(Page<T> page)
    {
        _cursor = page.After;
        IsOver = _cursor is null;
        bool repeats = _cursor is not null && !_cursors.Add(_cursor);
        if (_trail is not null && (repeats || _isContinued))
        {
            page = page.Without(_trail.Contains);
        }
        else if (repeats)
        {
            page = page.Without(IsOnLastPage);
        }

        _idsOfLastPage = [.. page.Results.OfType<IListed>().Select(static item => item.Id).OfType<string>()];
        _trail?.Add(page.Results);
        if (repeats)
        {
            Continue();
        }

        return page;
    }

    private void Continue()
    {
        if (_trail?.Continue() is not { } rest)
        {
            _isLooping = true;
            return;
        }

        _fetch = rest;
        _cursor = null;
        _cursors.Clear();
        _isContinued = true;
    }

    private HubSpotUnexpectedResponseException RepeatedCursor()
        => new(
            $"HubSpot repeated a cursor ('{DisplayText.OneLine(_cursor, 60)}') among the pages of {itemsName}, so the "
            + "module stopped instead of going round in circles. The items listed so far are correct; others may be "
            + "missing.",
            ApiFailure.WithoutResponse);
}
