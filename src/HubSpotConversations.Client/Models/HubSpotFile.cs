using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A file in HubSpot.</summary>
public sealed class HubSpotFile : WireModel
{
    /// <summary>Makes an empty one, for tests and for values of your own.</summary>
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

    /// <summary>Its name, without the extension.</summary>
    public string? Name { get; init; }

    /// <summary>The extension, without its dot.</summary>
    public string? Extension { get; init; }

    /// <summary>HubSpot's kind of the file, for example IMG or DOCUMENT.</summary>
    public string? Type { get; init; }

    /// <summary>Where it is among the account's files.</summary>
    public string? Path { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>Its address. That of a private file opens for nobody: Save-HubSpotAttachment gets it.</summary>
    public string? Url { get; init; }

    /// <summary>Its address on HubSpot's own domain.</summary>
    public string? DefaultHostingUrl { get; init; }

    /// <summary>PRIVATE, PUBLIC_NOT_INDEXABLE or PUBLIC_INDEXABLE; see <see cref="FileAccessLevels"/>.</summary>
    public string? Access { get; init; }

    /// <summary>The encoding of a text.</summary>
    public string? Encoding { get; init; }

    /// <summary>The MD5 sum of its bytes.</summary>
    public string? FileMd5 { get; init; }

    /// <summary>The width of a picture, in points.</summary>
    public long? Width { get; init; }

    /// <summary>The height of a picture, in points.</summary>
    public long? Height { get; init; }

    /// <summary>The folder that it is in.</summary>
    public string? ParentFolderId { get; init; }

    /// <summary>When HubSpot deletes it; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Whether it is in the trash.</summary>
    public bool? Archived { get; init; }

    /// <summary>When it was archived; null when it was not.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The file's id, under the name that cmdlets bind.</summary>
    public string? FileId => Id;

    /// <summary>The name with its extension, else the id.</summary>
    public override string ToString() => FileNames.Join(Name, Extension) ?? Id ?? string.Empty;

    internal static HubSpotFile? Read(JsonElement element)
        => WireObject.Read(element, static wire => new HubSpotFile(wire));
}
