using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Paging;

/// <summary>Lists threads page by page.</summary>
internal static class ThreadWalk
{
    /// <summary>The maximum number of threads on a page.</summary>
    public const int LargestPage = 500;

    // HubSpot doesn't document whether it includes the time itself, so the query starts a moment earlier.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    public static PageWalk<ConversationThread> Of(ConversationsClient client, ThreadQuery query)
        => new(
            Fetch(client, query),
            "the threads",
            query.Sort == ThreadSorts.LatestMessageTimestamp ? ByTime(client, query) : null);

    private static PageFetch<ConversationThread> Fetch(ConversationsClient client, ThreadQuery query)
        => (after, limit, cancellationToken) => client.Threads.ListAsync(query, after, limit, cancellationToken);

    private static TimeOrder<ConversationThread> ByTime(ConversationsClient client, ThreadQuery query)
        => new(
            static thread => thread.LatestMessageTimestamp,
            time => Fetch(client, query with { LatestMessageAfter = Later(time - Moment, query.LatestMessageAfter) }),
            LargestPage);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
