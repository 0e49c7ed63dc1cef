namespace HubSpotConversations.Models;

/// <summary>Whether a message has its whole text.</summary>
public static class TruncationStatuses
{
    /// <summary>It is whole.</summary>
    public const string NotTruncated = "NOT_TRUNCATED";

    /// <summary>What it quotes is left out.</summary>
    public const string TruncatedToMostRecentReply = "TRUNCATED_TO_MOST_RECENT_REPLY";

    /// <summary>It was too long.</summary>
    public const string Truncated = "TRUNCATED";

    /// <summary>All that are known; HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } = [NotTruncated, TruncatedToMostRecentReply, Truncated];
}
