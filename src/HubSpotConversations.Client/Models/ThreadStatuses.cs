namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="ConversationThread.Status"/>.</summary>
public static class ThreadStatuses
{
    /// <summary>The thread is open.</summary>
    public const string Open = "OPEN";

    /// <summary>The thread is closed.</summary>
    public const string Closed = "CLOSED";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Closed];
}
