namespace HubSpotConversations.Resources;

/// <summary>
/// Selects which threads to list. The properties match HubSpot's own query parameters. HubSpot accepts one inbox per
/// query. It accepts a contact only with a status and without an inbox. It sorts in descending order only for one
/// contact.
/// </summary>
public sealed record ThreadQuery
{
    /// <summary>The status, OPEN or CLOSED; null for both.</summary>
    public string? Status { get; init; }

    /// <summary>The id of the inbox; null for all inboxes.</summary>
    public string? InboxId { get; init; }

    /// <summary>The id of the contact; null for all contacts.</summary>
    public string? ContactId { get; init; }

    /// <summary>The id of the ticket; null for all tickets.</summary>
    public string? TicketId { get; init; }

    /// <summary>Lists only threads with a message after this time; null for all threads.</summary>
    public DateTimeOffset? LatestMessageAfter { get; init; }

    /// <summary>Whether to list only archived threads. By default the list has no archived threads.</summary>
    public bool Archived { get; init; }

    /// <summary>Whether HubSpot includes the ticket of each thread.</summary>
    public bool WithTicket { get; init; }

    /// <summary>
    /// The sort order; see <see cref="Models.ThreadSorts"/>. Null for HubSpot's default, which is by id.
    /// </summary>
    public string? Sort { get; init; }

    /// <summary>The names of the fields to return, as HubSpot writes them; empty for all fields.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];
}
