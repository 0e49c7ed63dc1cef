namespace HubSpotConversations;

/// <summary>Which channel accounts to list, as HubSpot's own query has it.</summary>
public sealed record ChannelAccountQuery
{
    /// <summary>The channels; empty for all.</summary>
    public IReadOnlyList<string> ChannelIds { get; init; } = [];

    /// <summary>The inboxes; empty for all.</summary>
    public IReadOnlyList<string> InboxIds { get; init; } = [];

    /// <summary>Whether archived accounts are listed, and no others.</summary>
    public bool Archived { get; init; }
}
