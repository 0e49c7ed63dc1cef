namespace HubSpotConversations.Models;

/// <summary>The orders of a list of threads.</summary>
public static class ThreadSorts
{
    /// <summary>By id, the oldest thread first.</summary>
    public const string Id = "id";

    /// <summary>By id, the newest thread first; for one contact alone.</summary>
    public const string IdDescending = "-id";

    /// <summary>By the newest message, the quietest thread first.</summary>
    public const string LatestMessageTimestamp = "latestMessageTimestamp";

    /// <summary>By the newest message, the liveliest thread first; for one contact alone.</summary>
    public const string LatestMessageTimestampDescending = "-latestMessageTimestamp";

    /// <summary>All that are known; HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Id, IdDescending, LatestMessageTimestamp, LatestMessageTimestampDescending];
}
