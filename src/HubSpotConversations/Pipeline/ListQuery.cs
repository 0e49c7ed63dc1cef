using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>One query of HubSpot's.</summary>
internal delegate Task<Page<T>> ListQuery<T>(
    ConversationsClient client, string? after, int limit, CancellationToken cancellationToken)
    where T : class;
