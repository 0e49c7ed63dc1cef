namespace HubSpotConversations.Resources;

/// <summary>Selects which messages of a thread to list. The properties match HubSpot's own query parameters.</summary>
public sealed record MessageQuery
{
    /// <summary>Whether the list starts with the oldest message. By default it starts with the newest.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Whether to list only archived messages. By default the list has no archived messages.</summary>
    public bool Archived { get; init; }

    /// <summary>The names of the fields to return, as HubSpot writes them; empty for all fields.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];
}
