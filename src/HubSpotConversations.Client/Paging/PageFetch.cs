using HubSpotConversations.Models;

namespace HubSpotConversations.Paging;

/// <summary>Requests one page of a list.</summary>
/// <param name="after">The cursor of the previous page; null for the first page.</param>
/// <param name="limit">The maximum number of items.</param>
/// <param name="cancellationToken">Ends the call.</param>
internal delegate Task<Page<T>> PageFetch<T>(string? after, int limit, CancellationToken cancellationToken)
    where T : class;
