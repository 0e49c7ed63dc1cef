namespace HubSpotConversations.Models;

/// <summary>The known sort orders for a list of threads.</summary>
public static class ThreadSorts
{
    /// <summary>By id, in ascending order: the oldest thread first.</summary>
    public const string Id = "id";

    /// <summary>By id, in descending order: the newest thread first. HubSpot allows it only for one contact.</summary>
    public const string IdDescending = "-id";

    /// <summary>
    /// By the time of the newest message, in ascending order: the least recently active thread first.
    /// </summary>
    public const string LatestMessageTimestamp = "latestMessageTimestamp";

    /// <summary>
    /// By the time of the newest message, in descending order: the most recently active thread first. HubSpot allows it
    /// only for one contact; Get-HubSpotThread supports it for all threads.
    /// </summary>
    public const string LatestMessageTimestampDescending = "-latestMessageTimestamp";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Id, IdDescending, LatestMessageTimestamp, LatestMessageTimestampDescending];
}
