namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="Attachment.Type"/>.</summary>
public static class AttachmentTypes
{
    /// <summary>A file.</summary>
    public const string File = "FILE";

    /// <summary>A location.</summary>
    public const string Location = "LOCATION";

    /// <summary>A contact card of a person.</summary>
    public const string Contact = "CONTACT";

    /// <summary>Content that HubSpot can't show.</summary>
    public const string UnsupportedContent = "UNSUPPORTED_CONTENT";

    /// <summary>A message header.</summary>
    public const string MessageHeader = "MESSAGE_HEADER";

    /// <summary>Quick replies to choose from.</summary>
    public const string QuickReplies = "QUICK_REPLIES";

    /// <summary>A WhatsApp template.</summary>
    public const string WhatsAppTemplateMetadata = "WHATSAPP_TEMPLATE_METADATA";

    /// <summary>A post on a social network.</summary>
    public const string SocialMediaMetadata = "SOCIAL_MEDIA_METADATA";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        File,
        Location,
        Contact,
        UnsupportedContent,
        MessageHeader,
        QuickReplies,
        WhatsAppTemplateMetadata,
        SocialMediaMetadata,
    ];
}
