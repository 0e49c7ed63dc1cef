using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A SOCIAL_MEDIA_METADATA attachment: a post on a social network.</summary>
public sealed class SocialMediaAttachment : Attachment
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public SocialMediaAttachment()
    {
    }

    internal SocialMediaAttachment(WireObject wire)
        : base(wire)
    {
        SocialMetadata = wire.Object("socialMetadata"u8, static w => new SocialMetadata(w));
    }

    /// <summary>The details of the post.</summary>
    public SocialMetadata? SocialMetadata { get; init; }
}
