using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Listing;

/// <summary>Describes a list: one or more queries, and filters for their results.</summary>
internal sealed record ListPlan<T>
    where T : class
{
    /// <summary>The pages of each query.</summary>
    public required IReadOnlyList<Func<ConversationsClient, PageWalk<T>>> Queries { get; init; }

    /// <summary>The maximum number of items on a page.</summary>
    public int LargestPage { get; init; } = 100;

    /// <summary>Selects items; null for all.</summary>
    public Func<T, bool>? Filter { get; init; }

    /// <summary>Whether the list ends before an item; null to read the whole list.</summary>
    public Func<T, bool>? IsBeyondEnd { get; init; }

    /// <summary>Changes an item before it is emitted; null to emit it unchanged.</summary>
    public Func<T, object>? Complete { get; init; }

    /// <summary>The maximum number of items to emit; null for no limit.</summary>
    public int? Most { get; init; }

    /// <summary>Whether to emit the items in reverse order. It needs a maximum, because it keeps them all.</summary>
    public bool IsReversed { get; init; }

    /// <summary>The order in which to merge several queries. Each query already returns this order.</summary>
    public IComparer<T>? Order { get; init; }

    /// <summary>Plans a list of one query.</summary>
    /// <param name="what">What is listed, for messages, for example "the inboxes".</param>
    /// <param name="fetch">Requests the page after a cursor.</param>
    public static ListPlan<T> Of(
        string what, Func<ConversationsClient, string?, int, CancellationToken, Task<Page<T>>> fetch)
        => new()
        {
            Queries = [client => new PageWalk<T>((after, limit, token) => fetch(client, after, limit, token), what)],
        };
}
