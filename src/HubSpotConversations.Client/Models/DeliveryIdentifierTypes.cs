namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="DeliveryIdentifier.Type"/>.</summary>
public static class DeliveryIdentifierTypes
{
    /// <summary>An email address.</summary>
    public const string EmailAddress = "HS_EMAIL_ADDRESS";

    /// <summary>A phone number in E.164 format, for example +15551234567.</summary>
    public const string PhoneNumber = "HS_PHONE_NUMBER";

    /// <summary>A short code for text messages.</summary>
    public const string ShortCode = "HS_SHORT_CODE";

    /// <summary>An id that only the channel understands, as in live chat, Messenger and custom channels.</summary>
    public const string OpaqueId = "CHANNEL_SPECIFIC_OPAQUE_ID";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        EmailAddress,
        PhoneNumber,
        ShortCode,
        OpaqueId,
    ];
}
