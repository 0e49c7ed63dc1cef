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

    /// <param name="client">The client to list with.</param>
    /// <param name="query">Which threads to list.</param>
    /// <param name="complete">Completes the threads of a page before they are returned; null for nothing.</param>
    public static PageWalk<ConversationThread> Of(
        ConversationsClient client,
        ThreadQuery query,
        Func<ConversationsClient, IReadOnlyList<ConversationThread>, CancellationToken, Task>? complete = null)
    {
        return new(
            Fetch(query),
            "the threads",
            query.Sort == ThreadSorts.LatestMessageTimestamp
                ? new TimeOrder<ConversationThread>(
                    static thread => thread.LatestMessage,
                    time => Fetch(query with { LatestMessageAfter = Later(time - Moment, query.LatestMessageAfter) }),
                    LargestPage)
                : null);

        PageFetch<ConversationThread> Fetch(ThreadQuery part) => async (after, limit, cancellationToken) =>
        {
            Page<ConversationThread> page = await client.Threads.ListAsync(part, after, limit, cancellationToken)
                .ConfigureAwait(false);
            if (complete is not null)
            {
                await complete(client, page.Results, cancellationToken).ConfigureAwait(false);
            }

            return page;
        };
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
