using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A post on a social network.</summary>
public sealed class SocialMetadata : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public SocialMetadata()
    {
    }

    internal SocialMetadata(WireObject wire)
    {
        MediaType = wire.Text("mediaType"u8);
        Id = wire.Text("id"u8);
        Description = wire.Text("description"u8);
        MediaTitle = wire.Text("mediaTitle"u8);
        MediaUrl = wire.Text("mediaUrl"u8);
        MediaUrlString = wire.Text("mediaUrlString"u8);
        ThumbnailUrl = wire.Text("thumbnailUrl"u8);
    }

    /// <summary>
    /// The kind of post: ARTICLE, AUDIO, CAROUSEL, DOCUMENT, GIF, LINK, NONE, PHOTO, POLL, STORY or VIDEO; see
    /// <see cref="MediaTypes"/>.
    /// </summary>
    public string? MediaType { get; init; }

    /// <summary>The id of the post.</summary>
    public string? Id { get; init; }

    /// <summary>The description of the post.</summary>
    public string? Description { get; init; }

    /// <summary>The title of the post.</summary>
    public string? MediaTitle { get; init; }

    /// <summary>The URL of the post.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>The URL of the post as a string.</summary>
    public string? MediaUrlString { get; init; }

    /// <summary>The URL of a small preview picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Returns the title, or else the URL, or else the kind.</summary>
    public override string ToString() => DisplayText.Of(MediaTitle ?? MediaUrl ?? MediaType);
}
