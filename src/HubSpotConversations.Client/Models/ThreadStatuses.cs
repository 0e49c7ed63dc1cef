namespace HubSpotConversations.Models;

/// <summary>The statuses of a thread.</summary>
public static class ThreadStatuses
{
    /// <summary>It is being worked on.</summary>
    public const string Open = "OPEN";

    /// <summary>It is done.</summary>
    public const string Closed = "CLOSED";

    /// <summary>All that are known; HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Closed];
}
