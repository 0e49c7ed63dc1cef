
namespace HubSpotConversations.Listing;

/// <summary>Describes a list: one or more queries, and filters for their results.</summary>
internal sealed class ListPlan<T>
    where T : class
{
    /// <summary>The queries.</summary>
    public required IReadOnlyList<ListQuery<T>> Queries { get; init; }

    /// <summary>The maximum number of items on a page.</summary>
    public required int LargestPage { get; init; }

    /// <summary>Selects items; null for all.</summary>
    public Func<T, bool>? Filter { get; init; }

    /// <summary>Whether the list ends before an item; null to read the whole list.</summary>
    public Func<T, bool>? IsBeyondEnd { get; init; }

    /// <summary>Changes an item before it is emitted; null to emit it unchanged.</summary>
    public Func<T, T>? Complete { get; init; }

    /// <summary>The order in which to merge several queries. Each query already returns this order.</summary>
    public IComparer<T>? Order { get; init; }
}
