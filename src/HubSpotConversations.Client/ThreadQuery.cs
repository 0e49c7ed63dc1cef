namespace HubSpotConversations;

/// <summary>
/// Which threads to list, as HubSpot's own query has it. HubSpot takes one inbox a query, takes a contact only with a
/// status and without an inbox, and sorts downwards for one contact alone.
/// </summary>
public sealed record ThreadQuery
{
    /// <summary>OPEN or CLOSED; null for both.</summary>
    public string? Status { get; init; }

    /// <summary>The inbox; null for all.</summary>
    public string? InboxId { get; init; }

    /// <summary>The contact; null for all.</summary>
    public string? ContactId { get; init; }

    /// <summary>The ticket; null for all.</summary>
    public string? TicketId { get; init; }

    /// <summary>Only threads with a message after this time; null for all.</summary>
    public DateTimeOffset? LatestMessageAfter { get; init; }

    /// <summary>Whether archived threads are listed, and no others.</summary>
    public bool Archived { get; init; }

    /// <summary>Whether the ticket of each thread is to be told.</summary>
    public bool WithTicket { get; init; }

    /// <summary>The order; see <see cref="Models.ThreadSorts"/>. Null for HubSpot's own, which is by id.</summary>
    public string? Sort { get; init; }

    /// <summary>The names of the fields to answer, as HubSpot spells them; empty for all.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];
}
