using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A signed address of a file. Anyone who has it can read the file until it expires.</summary>
public sealed class FileLink : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public FileLink()
    {
    }

    internal FileLink(WireObject wire)
    {
        Url = wire.Text("url"u8);
        Name = wire.Text("name"u8);
        Extension = wire.Text("extension"u8);
        Size = wire.Integer("size"u8);
        Type = wire.Text("type"u8);
        ExpiresAt = wire.Time("expiresAt"u8);
    }

    /// <summary>The signed address. Keep it secret until it expires.</summary>
    public string? Url { get; init; }

    /// <summary>The file's name, usually without the extension. Check it before you use it as a path.</summary>
    public string? Name { get; init; }

    /// <summary>The extension without the dot, for example pdf.</summary>
    public string? Extension { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>HubSpot's category for the content, for example IMG or DOCUMENT.</summary>
    public string? Type { get; init; }

    /// <summary>When the address expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal static FileLink? Read(JsonElement element)
        => WireObject.Read(element, static wire => new FileLink(wire));
}
