using HubSpotConversations.Json;

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
    /// ARTICLE, AUDIO, CAROUSEL, DOCUMENT, GIF, LINK, NONE, PHOTO, POLL, STORY or VIDEO; see <see
    /// cref="MediaTypes"/>.
    /// </summary>
    public string? MediaType { get; init; }

    /// <summary>The post.</summary>
    public string? Id { get; init; }

    /// <summary>What it says.</summary>
    public string? Description { get; init; }

    /// <summary>Its title.</summary>
    public string? MediaTitle { get; init; }

    /// <summary>Its address.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>Its address as text.</summary>
    public string? MediaUrlString { get; init; }

    /// <summary>The address of a small picture of it.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>The title, else the address, else the kind.</summary>
    public override string ToString() => DisplayText.Of(MediaTitle ?? MediaUrl ?? MediaType);
}
