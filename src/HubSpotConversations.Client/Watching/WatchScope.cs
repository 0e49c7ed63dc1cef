namespace HubSpotConversations;

/// <summary>What is watched: some threads, or the account.</summary>
internal sealed record WatchScope
{
    /// <summary>The threads; empty for the account.</summary>
    public IReadOnlyList<string> ThreadIds { get; init; } = [];

    /// <summary>The inboxes of the account; empty for all.</summary>
    public IReadOnlyList<string> InboxIds { get; init; } = [];

    /// <summary>What came after this time is new; null for what comes from now on.</summary>
    public DateTimeOffset? Since { get; init; }
}
