namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="ConversationMessage.TruncationStatus"/>.</summary>
public static class TruncationStatuses
{
    /// <summary>The text is complete.</summary>
    public const string NotTruncated = "NOT_TRUNCATED";

    /// <summary>HubSpot removed the quoted earlier messages.</summary>
    public const string TruncatedToMostRecentReply = "TRUNCATED_TO_MOST_RECENT_REPLY";

    /// <summary>HubSpot shortened the text because it was too long.</summary>
    public const string Truncated = "TRUNCATED";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } = [NotTruncated, TruncatedToMostRecentReply, Truncated];
}
