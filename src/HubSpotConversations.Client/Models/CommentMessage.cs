using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A COMMENT: an internal note, never delivered to anybody outside.</summary>
public sealed class CommentMessage : ThreadMessage
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public CommentMessage()
    {
    }

    internal CommentMessage(WireObject wire)
        : base(wire)
    {
        RichText = wire.Text("richText"u8);
        Attachments = wire.List("attachments"u8, Attachment.Read);
    }

    /// <summary>The text as HTML.</summary>
    public string? RichText { get; init; }

    /// <summary>What is attached; empty when nothing is.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init => field = PlainList.Of(value); } = [];

    /// <summary>
    /// How it is known that HubSpot has it, if Add-HubSpotThreadComment emits it; see <see cref="SendOutcomes"/>. Null
    /// for comments that were read.
    /// </summary>
    public string? SendOutcome { get; internal set; }
}
