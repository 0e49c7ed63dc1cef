namespace HubSpotConversations.Watching;

/// <summary>The scope of a watch: some threads, or the account.</summary>
internal sealed record WatchScope
{
    /// <summary>The ids of the threads; empty for the whole account.</summary>
    public IReadOnlyList<string> ThreadIds { get; init; } = [];

    /// <summary>The ids of the inboxes in the account; empty for all inboxes.</summary>
    public IReadOnlyList<string> InboxIds { get; init; } = [];

    /// <summary>What is watched, in a form that doesn't depend on the order.</summary>
    public string Label => ThreadIds.Count > 0 ? "threads " + Sorted(ThreadIds)
        : InboxIds.Count > 0 ? "inboxes " + Sorted(InboxIds)
        : "all inboxes";

    /// <summary>Messages after this time are new; null to report only messages from now on.</summary>
    public DateTimeOffset? Since { get; init; }

    private static string Sorted(IEnumerable<string> ids)
        => string.Join(", ", ids.Distinct(StringComparer.Ordinal).OrderBy(static id => id, StringComparer.Ordinal));
}
