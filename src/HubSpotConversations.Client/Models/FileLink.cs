using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A signed address of a file: whoever has it can read the file, until it ends.</summary>
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

    /// <summary>The address. It is a secret as long as it is good.</summary>
    public string? Url { get; init; }

    /// <summary>The file's name, mostly without the extension. Never use it as a path unchecked.</summary>
    public string? Name { get; init; }

    /// <summary>The end of its name, without the dot, for example pdf.</summary>
    public string? Extension { get; init; }

    /// <summary>How many bytes the file has.</summary>
    public long? Size { get; init; }

    /// <summary>HubSpot's word for what is in it, for example IMG or DOCUMENT.</summary>
    public string? Type { get; init; }

    /// <summary>When the address ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal static FileLink? Read(JsonElement element)
        => WireObject.Read(element, static wire => new FileLink(wire));
}
