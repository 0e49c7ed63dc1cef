namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="Recipient.RecipientField"/>.</summary>
public static class RecipientFields
{
    /// <summary>A direct recipient.</summary>
    public const string To = "TO";

    /// <summary>A recipient copied on CC, visible to all recipients.</summary>
    public const string Cc = "CC";

    /// <summary>A recipient copied on BCC, hidden from the other recipients.</summary>
    public const string Bcc = "BCC";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        To,
        Cc,
        Bcc,
    ];
}
