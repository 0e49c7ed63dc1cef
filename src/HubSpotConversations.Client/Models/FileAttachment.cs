using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A FILE.</summary>
public sealed class FileAttachment : Attachment
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public FileAttachment()
    {
    }

    internal FileAttachment(WireObject wire)
        : base(wire)
    {
        FileId = wire.Text("fileId"u8);
        FileUsageType = wire.Text("fileUsageType"u8);
        Name = wire.Text("name"u8);
        Url = wire.Text("url"u8);
    }

    /// <summary>The file: its id, or its address as some senders write it.</summary>
    public string? FileId { get; init; }

    /// <summary>AUDIO, IMAGE, OTHER, STICKER or VOICE_RECORDING.</summary>
    public string? FileUsageType { get; init; }

    /// <summary>The name that the sender gave it. Never use it as a path unchecked.</summary>
    public string? Name { get; init; }

    /// <summary>A signed address, good for about a day.</summary>
    public string? Url { get; init; }
}
