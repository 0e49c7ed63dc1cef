using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A file in HubSpot: what is known of it, not its bytes.</summary>
public sealed class HubSpotFile : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public HubSpotFile()
    {
    }

    internal HubSpotFile(WireObject wire)
    {
        Id = wire.Text("id"u8);
        Name = wire.Text("name"u8);
        Extension = wire.Text("extension"u8);
        Type = wire.Text("type"u8);
        Path = wire.Text("path"u8);
        Size = wire.Integer("size"u8);
        Url = wire.Text("url"u8);
        DefaultHostingUrl = wire.Text("defaultHostingUrl"u8);
        Access = wire.Text("access"u8);
        Encoding = wire.Text("encoding"u8);
        FileMd5 = wire.Text("fileMd5"u8);
        Width = wire.Integer("width"u8);
        Height = wire.Integer("height"u8);
        ParentFolderId = wire.Text("parentFolderId"u8);
        ExpiresAt = wire.Time("expiresAt"u8);
        CreatedAt = wire.Time("createdAt"u8);
        UpdatedAt = wire.Time("updatedAt"u8);
        Archived = wire.Flag("archived"u8);
        ArchivedAt = wire.Time("archivedAt"u8);
    }

    /// <summary>The file's id.</summary>
    public string? Id { get; init; }

    /// <summary>Its name, mostly without the extension. Never use it as a path unchecked.</summary>
    public string? Name { get; init; }

    /// <summary>The end of its name, without the dot, for example pdf.</summary>
    public string? Extension { get; init; }

    /// <summary>HubSpot's word for what is in it, for example IMG, DOCUMENT, AUDIO, MOVIE or OTHER.</summary>
    public string? Type { get; init; }

    /// <summary>Where it stands in HubSpot's files.</summary>
    public string? Path { get; init; }

    /// <summary>How many bytes it has.</summary>
    public long? Size { get; init; }

    /// <summary>Its plain address. That of a private file answers 404.</summary>
    public string? Url { get; init; }

    /// <summary>Its address at HubSpot's own host.</summary>
    public string? DefaultHostingUrl { get; init; }

    /// <summary>PRIVATE, PUBLIC_NOT_INDEXABLE or PUBLIC_INDEXABLE; see <see cref="FileAccessLevels"/>.</summary>
    public string? Access { get; init; }

    /// <summary>The encoding of a file of text, or of a picture.</summary>
    public string? Encoding { get; init; }

    /// <summary>The MD5 of its bytes.</summary>
    public string? FileMd5 { get; init; }

    /// <summary>How wide a picture is, in pixels.</summary>
    public long? Width { get; init; }

    /// <summary>How high a picture is, in pixels.</summary>
    public long? Height { get; init; }

    /// <summary>The folder that it is in.</summary>
    public string? ParentFolderId { get; init; }

    /// <summary>When HubSpot deletes it; null where it stays.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Whether it is in the trash.</summary>
    public bool? Archived { get; init; }

    /// <summary>When it was archived; null when it was not.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The file's id, under the name that cmdlets bind.</summary>
    public string? FileId => Id;

    internal static HubSpotFile? Read(JsonElement element)
        => WireObject.Read(element, static wire => new HubSpotFile(wire));
}
