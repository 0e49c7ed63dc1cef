using HubSpotConversations.Lookup;
using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Listing;

/// <summary>
/// Plans the queries for a list of threads within HubSpot's restrictions. A query has one inbox. A contact needs a
/// status and can't have an inbox. A sort by time needs a start time, and descending order needs a contact.
/// </summary>
internal sealed class ThreadListPlan
{
    /// <summary>The filters that HubSpot supports in one query.</summary>
    public required ThreadQuery Query { get; init; }

    public IReadOnlyList<string> InboxIds { get; init; } = [];

    public IReadOnlyList<string> ChannelIds { get; init; } = [];

    public IReadOnlyList<string> AssignedTo { get; init; } = [];

    public bool? IsUnassigned { get; init; }

    public bool? IsSpam { get; init; }

    /// <summary>Whether to find the names of the people and inboxes of each page.</summary>
    public bool WithNames { get; init; }

    public ListPlan<ConversationThread> ToListPlan()
    {
        ThreadQuery[] queries = Queries().ToArray();
        return new ListPlan<ConversationThread>
        {
            LargestPage = ThreadWalk.LargestPage,
            Queries = Array.ConvertAll<ThreadQuery, Func<ConversationsClient, PageWalk<ConversationThread>>>(
                queries, query => client => ThreadWalk.Of(client, query, WithNames ? ThreadNames.FindAsync : null)),
            Order = queries.Length > 1 ? new ThreadOrder(Query.Sort) : null,
            Filter = HasFilter ? IsWanted : null,
        };
    }

    // HubSpot doesn't support an inbox and a contact in the same query.
    private bool FiltersInboxes => Query.ContactId is not null && InboxIds.Count > 0;

    private bool HasFilter
        => FiltersInboxes || ChannelIds.Count > 0 || AssignedTo.Count > 0 || IsUnassigned is not null
            || IsSpam is not null;

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
        Add("assignedTo", AssignedTo.Count > 0 || IsUnassigned is not null);
        Add("spam", IsSpam is not null);
        Add("latestMessageTimestamp", isByTime);
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
            && (AssignedTo.Count == 0 || Contains(AssignedTo, thread.AssignedTo))
            && (IsUnassigned is not { } unassigned || string.IsNullOrEmpty(thread.AssignedTo) == unassigned)
            && (IsSpam is not { } spam || (thread.Spam == true) == spam);

    private static bool Contains(IReadOnlyList<string> ids, string? id)
        => ids.Contains(id, StringComparer.OrdinalIgnoreCase);
}
