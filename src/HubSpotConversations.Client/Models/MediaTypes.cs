namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="SocialMetadata.MediaType"/>.</summary>
public static class MediaTypes
{
    /// <summary>An article.</summary>
    public const string Article = "ARTICLE";

    /// <summary>A sound recording.</summary>
    public const string Audio = "AUDIO";

    /// <summary>A series of pictures.</summary>
    public const string Carousel = "CAROUSEL";

    /// <summary>A document.</summary>
    public const string Document = "DOCUMENT";

    /// <summary>An animated picture.</summary>
    public const string Gif = "GIF";

    /// <summary>A link.</summary>
    public const string Link = "LINK";

    /// <summary>No media.</summary>
    public const string None = "NONE";

    /// <summary>A picture.</summary>
    public const string Photo = "PHOTO";

    /// <summary>A poll.</summary>
    public const string Poll = "POLL";

    /// <summary>A story.</summary>
    public const string Story = "STORY";

    /// <summary>A video.</summary>
    public const string Video = "VIDEO";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Article,
        Audio,
        Carousel,
        Document,
        Gif,
        Link,
        None,
        Photo,
        Poll,
        Story,
        Video,
    ];
}
