using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>Asks for one page of a list.</summary>
/// <param name="after">The cursor of the page before; null for the first page.</param>
/// <param name="limit">How many at most.</param>
/// <param name="cancellationToken">Ends the call.</param>
internal delegate Task<Page<T>> PageFetch<T>(string? after, int limit, CancellationToken cancellationToken)
    where T : class;
