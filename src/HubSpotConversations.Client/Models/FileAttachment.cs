using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A FILE attachment.</summary>
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

    /// <summary>The id of the file, or its URL if the sender used that instead.</summary>
    public string? FileId { get; init; }

    /// <summary>How the file is used: AUDIO, IMAGE, OTHER, STICKER or VOICE_RECORDING.</summary>
    public string? FileUsageType { get; init; }

    /// <summary>The name that the sender gave the file. Check it before you use it as a path.</summary>
    public string? Name { get; init; }

    /// <summary>A signed address to download the file from. It expires after about a day.</summary>
    public string? Url { get; init; }
}
