using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A MESSAGE_HEADER attachment.</summary>
public sealed class MessageHeaderAttachment : Attachment
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public MessageHeaderAttachment()
    {
    }

    internal MessageHeaderAttachment(WireObject wire)
        : base(wire)
    {
        Text = wire.Text("text"u8);
        FileId = wire.Integer("fileId"u8);
    }

    /// <summary>The text of the header.</summary>
    public string? Text { get; init; }

    /// <summary>The id of the header's file.</summary>
    public long? FileId { get; init; }
}
