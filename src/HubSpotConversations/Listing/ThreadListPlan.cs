using HubSpotConversations.Binding;
using HubSpotConversations.Lookup;
using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Listing;

/// <summary>
/// Plans the queries for a list of threads within HubSpot's restrictions. A query has one inbox. A contact needs a
/// status and can't have an inbox. A sort by time needs a start time, and descending order needs a contact.
/// </summary>
internal sealed record ThreadListPlan
{
    // The first threads appear after one page, and each thread of it takes a request.
    private const int PreviewPage = 40;

    /// <summary>The filters that HubSpot supports in one query.</summary>
    public required ThreadQuery Query { get; init; }

    public IReadOnlyList<string> InboxIds { get; init; } = [];

    public IReadOnlyList<string> ChannelIds { get; init; } = [];

    public IReadOnlyList<string> ChannelAccountIds { get; init; } = [];

    public DateTimeOffset? Before { get; init; }

    public IReadOnlyList<string> AssignedTo { get; init; } = [];

    /// <summary>The maximum number of threads; null for all.</summary>
    public int? Last { get; init; }

    public bool? IsUnassigned { get; init; }

    public bool? IsSpam { get; init; }

    /// <summary>Whether to find the names of the people and inboxes of each page.</summary>
    public bool WithNames { get; init; }

    /// <summary>The plan for only the threads of an object.</summary>
    public ThreadListPlan Within(ThreadScope scope) => this with
    {
        Query = Query with { ContactId = scope.Contact ?? Query.ContactId },
        IsNever = IsExcluded([Query.ContactId], scope.Contact) || IsExcluded(InboxIds, scope.InboxId)
            || IsExcluded(ChannelIds, scope.ChannelId) || IsExcluded(ChannelAccountIds, scope.ChannelAccountId)
            || IsExcluded(AssignedTo, scope.AssignedTo) || (scope.AssignedTo is not null && IsUnassigned == true),
        InboxIds = scope.InboxId is { } inbox ? [inbox] : InboxIds,
        ChannelIds = scope.ChannelId is { } channel ? [channel] : ChannelIds,
        ChannelAccountIds = scope.ChannelAccountId is { } account ? [account] : ChannelAccountIds,
        AssignedTo = scope.AssignedTo is { } agent ? [agent] : AssignedTo,
    };

    public ListPlan<ConversationThread> ToListPlan()
    {
        ThreadQuery[] queries = IsNever ? [] : Queries().ToArray();
        return new ListPlan<ConversationThread>
        {
            LargestPage = WithPreviews ? PreviewPage : ThreadWalk.LargestPage,
            Queries = Array.ConvertAll<ThreadQuery, Func<ConversationsClient, PageWalk<ConversationThread>>>(
                queries, query => client => WalkOf(client, query)),
            Most = Last,
            IsBeyondEnd = Query.Sort == ThreadSorts.LatestMessageTimestamp && Before is not null
                ? thread => thread.LatestMessage >= Before
                : null,
            Order = queries.Length > 1 ? new ThreadOrder(Query.Sort) : null,
            Filter = HasFilter ? IsWanted : null,
        };
    }

    /// <summary>Whether to read the subject and the latest message of each thread.</summary>
    public bool WithPreviews { get; init; }

    /// <summary>Whether the parameters exclude each other, so that no thread can match.</summary>
    private bool IsNever { get; init; }

    // HubSpot doesn't support an inbox and a contact in the same query.
    private bool FiltersInboxes => Query.ContactId is not null && InboxIds.Count > 0;

    private bool HasFilter
        => FiltersInboxes || Before is not null || ChannelIds.Count > 0 || ChannelAccountIds.Count > 0
            || AssignedTo.Count > 0 || IsUnassigned is not null || IsSpam is not null;

    private PageWalk<ConversationThread> WalkOf(ConversationsClient client, ThreadQuery query)
    {
        Func<ConversationsClient, IReadOnlyList<ConversationThread>, CancellationToken, Task>? complete
            = WithNames || WithPreviews ? CompleteAsync : null;
        return query is { Sort: ThreadSorts.LatestMessageTimestampDescending, ContactId: null }
            ? NewestThreads.Of(client, query, Before, complete)
            : ThreadWalk.Of(client, query, complete);
    }

    private Task CompleteAsync(
        ConversationsClient client, IReadOnlyList<ConversationThread> threads, CancellationToken cancellationToken)
        => Task.WhenAll(
            WithNames ? ThreadNames.FindAsync(client, threads, cancellationToken) : Task.CompletedTask,
            WithPreviews
                ? ThreadPreviews.FindAsync(client, threads.Where(IsWanted), cancellationToken)
                : Task.CompletedTask);

    private IEnumerable<ThreadQuery> Queries()
    {
        bool isByTime = Query.Sort?.EndsWith(ThreadSorts.LatestMessageTimestamp, StringComparison.Ordinal) == true;
        ThreadQuery query = Query with
        {
            LatestMessageAfter = Query.LatestMessageAfter
                ?? (isByTime ? DateTimeOffset.FromUnixTimeMilliseconds(0) : null),
            Properties = Properties(isByTime),
        };
        if (query.ContactId is not null)
        {
            return query.Status is null
                ? ThreadStatuses.All.Select(status => query with { Status = status })
                : [query];
        }

        return InboxIds.Count == 0 ? [query] : InboxIds.Distinct().Select(inbox => query with { InboxId = inbox });
    }

    /// <summary>The requested fields, and the fields that the filters and the merge need.</summary>
    private List<string> Properties(bool isByTime)
    {
        if (Query.Properties.Count == 0)
        {
            return [];
        }

        var properties = new List<string>(Query.Properties);
        Add("inboxId", FiltersInboxes);
        Add("originalChannelId", ChannelIds.Count > 0);
        Add("originalChannelAccountId", ChannelAccountIds.Count > 0);
        Add("assignedTo", AssignedTo.Count > 0 || IsUnassigned is not null);
        Add("spam", IsSpam is not null);
        Add("latestMessageTimestamp", isByTime || Before is not null);
        return properties;

        void Add(string property, bool isNeeded)
        {
            if (isNeeded && !properties.Contains(property, StringComparer.OrdinalIgnoreCase))
            {
                properties.Add(property);
            }
        }
    }

    private bool IsWanted(ConversationThread thread)
        => (!FiltersInboxes || Contains(InboxIds, thread.InboxId))
            && (ChannelIds.Count == 0 || Contains(ChannelIds, thread.OriginalChannelId))
            && (ChannelAccountIds.Count == 0 || Contains(ChannelAccountIds, thread.OriginalChannelAccountId))
            && (Before is null || thread.LatestMessage < Before)
            && (AssignedTo.Count == 0 || Contains(AssignedTo, thread.AssignedTo))
            && (IsUnassigned is not { } unassigned || string.IsNullOrEmpty(thread.AssignedTo) == unassigned)
            && (IsSpam is not { } spam || (thread.Spam == true) == spam);

    private static bool IsExcluded(IReadOnlyList<string?> given, string? piped)
        => piped is not null && given.Any(static id => id is not null)
            && !given.Contains(piped, StringComparer.OrdinalIgnoreCase);

    private static bool Contains(IReadOnlyList<string> ids, string? id)
        => ids.Contains(id, StringComparer.OrdinalIgnoreCase);
}
