namespace HubSpotConversations.Resources;

/// <summary>Selects which channel accounts to list. The properties match HubSpot's own query parameters.</summary>
public sealed record ChannelAccountQuery
{
    /// <summary>The ids of the channels; empty for all channels.</summary>
    public IReadOnlyList<string> ChannelIds { get; init; } = [];

    /// <summary>The ids of the inboxes; empty for all inboxes.</summary>
    public IReadOnlyList<string> InboxIds { get; init; } = [];

    /// <summary>Whether to list only archived accounts. By default the list has no archived accounts.</summary>
    public bool Archived { get; init; }
}
