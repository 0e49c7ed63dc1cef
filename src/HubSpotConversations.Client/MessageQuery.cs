namespace HubSpotConversations;

/// <summary>Which messages of a thread to list, as HubSpot's own query has it.</summary>
public sealed record MessageQuery
{
    /// <summary>Whether the oldest come first; otherwise the newest.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Whether archived messages are listed, and no others.</summary>
    public bool Archived { get; init; }

    /// <summary>The names of the fields to answer, as HubSpot spells them; empty for all.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];
}
