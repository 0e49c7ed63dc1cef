using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An address at which one file can be read for a while, without a token.</summary>
public sealed class FileLink : WireModel
{
    /// <summary>Makes an empty one, for tests and for values of your own.</summary>
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

    /// <summary>The address. Whoever has it can read the file.</summary>
    public string? Url { get; init; }

    /// <summary>The file's name, without the extension.</summary>
    public string? Name { get; init; }

    /// <summary>The extension, without its dot.</summary>
    public string? Extension { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>HubSpot's kind of the file, for example IMG or DOCUMENT.</summary>
    public string? Type { get; init; }

    /// <summary>Until when the address is good.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The name with its extension; never the address, which is a key.</summary>
    public override string ToString() => FileNames.Join(Name, Extension) ?? string.Empty;

    internal static FileLink? Read(JsonElement element)
        => WireObject.Read(element, static wire => new FileLink(wire));
}
