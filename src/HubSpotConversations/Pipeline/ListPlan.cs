namespace HubSpotConversations.Pipeline;

/// <summary>What a list is made of: one query of HubSpot's or several, and what is left out of their answers.</summary>
internal sealed class ListPlan<T>
    where T : class
{
    /// <summary>The queries.</summary>
    public required IReadOnlyList<ListQuery<T>> Queries { get; init; }

    /// <summary>The most items that HubSpot gives on a page.</summary>
    public required int LargestPage { get; init; }

    /// <summary>What is kept of the answers; null for all.</summary>
    public Func<T, bool>? Filter { get; init; }

    /// <summary>Whether an item and all after it are too many; null where the whole list is wanted.</summary>
    public Func<T, bool>? IsBeyondEnd { get; init; }

    /// <summary>Changes an item before it is emitted; null where it is emitted as it came.</summary>
    public Func<T, T>? Complete { get; init; }

    /// <summary>The order of several queries' answers together; each answer is in this order already.</summary>
    public IComparer<T>? Order { get; init; }
}
