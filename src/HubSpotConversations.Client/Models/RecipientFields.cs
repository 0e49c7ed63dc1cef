namespace HubSpotConversations.Models;

/// <summary>Where an email's recipient stands.</summary>
public static class RecipientFields
{
    /// <summary>The recipient.</summary>
    public const string To = "TO";

    /// <summary>A copy that all see.</summary>
    public const string Cc = "CC";

    /// <summary>A copy that nobody else sees.</summary>
    public const string Bcc = "BCC";

    /// <summary>All that are known; HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        To,
        Cc,
        Bcc,
    ];
}
