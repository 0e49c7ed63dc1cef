using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The details of a file in HubSpot, without its content.</summary>
public sealed class HubSpotFile : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public HubSpotFile()
    {
    }

    internal HubSpotFile(WireObject wire)
    {
        FileId = wire.Text("id"u8);
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

    /// <summary>The id of the file.</summary>
    public string? FileId { get; init; }

    /// <summary>The name, usually without the extension. Check it before you use it as a path.</summary>
    public string? Name { get; init; }

    /// <summary>The extension without the dot, for example pdf.</summary>
    public string? Extension { get; init; }

    /// <summary>HubSpot's category for the content, for example IMG, DOCUMENT, AUDIO, MOVIE or OTHER.</summary>
    public string? Type { get; init; }

    /// <summary>The path in HubSpot's file manager.</summary>
    public string? Path { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>The unsigned URL of the file. For a private file it returns 404.</summary>
    public string? Url { get; init; }

    /// <summary>The URL of the file on HubSpot's own host.</summary>
    public string? DefaultHostingUrl { get; init; }

    /// <summary>
    /// The access level: PRIVATE, PUBLIC_NOT_INDEXABLE or PUBLIC_INDEXABLE; see <see cref="FileAccessLevels"/>.
    /// </summary>
    public string? Access { get; init; }

    /// <summary>The encoding of a text file or an image.</summary>
    public string? Encoding { get; init; }

    /// <summary>The MD5 hash of the content.</summary>
    public string? FileMd5 { get; init; }

    /// <summary>The width of an image, in pixels.</summary>
    public long? Width { get; init; }

    /// <summary>The height of an image, in pixels.</summary>
    public long? Height { get; init; }

    /// <summary>The id of the folder that contains the file.</summary>
    public string? ParentFolderId { get; init; }

    /// <summary>When HubSpot deletes the file; null if it keeps the file.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the file was uploaded.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the file was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Whether the file is archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>When the file was archived; null if it isn't archived.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The name with the extension, which HubSpot returns separately.</summary>
    public string? FileName => SafeFileName.WithExtension(Name, Extension);

    internal static HubSpotFile? Read(JsonElement element)
        => WireObject.Read(element, static wire => new HubSpotFile(wire));
}
