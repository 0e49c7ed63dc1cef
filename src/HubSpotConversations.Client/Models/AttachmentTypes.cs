namespace HubSpotConversations.Models;

/// <summary>The kinds of attachments.</summary>
public static class AttachmentTypes
{
    /// <summary>A file.</summary>
    public const string File = "FILE";

    /// <summary>A place.</summary>
    public const string Location = "LOCATION";

    /// <summary>A person.</summary>
    public const string Contact = "CONTACT";

    /// <summary>Something that HubSpot can not show.</summary>
    public const string UnsupportedContent = "UNSUPPORTED_CONTENT";

    /// <summary>A header.</summary>
    public const string MessageHeader = "MESSAGE_HEADER";

    /// <summary>Answers to choose from.</summary>
    public const string QuickReplies = "QUICK_REPLIES";

    /// <summary>A WhatsApp template.</summary>
    public const string WhatsAppTemplateMetadata = "WHATSAPP_TEMPLATE_METADATA";

    /// <summary>A post on a social network.</summary>
    public const string SocialMediaMetadata = "SOCIAL_MEDIA_METADATA";

    /// <summary>All that are known; HubSpot may add others at any time.</summary>
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
