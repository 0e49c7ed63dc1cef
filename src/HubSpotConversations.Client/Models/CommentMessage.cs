using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A COMMENT entry: an internal comment that HubSpot never delivers outside the account.</summary>
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

    /// <summary>The attachments of the comment; empty if there are none.</summary>
    public IReadOnlyList<Attachment> Attachments
    {
        get;
        init => field = PlainList.Of(value, static attachment => attachment.Label);
    } = PlainList.Of<Attachment>([]);

    internal override IReadOnlyList<Attachment> AttachmentList => Attachments;

    /// <summary>
    /// How the module knows that HubSpot has the comment, if Add-HubSpotThreadComment emits it; see
    /// <see cref="SendOutcomes"/>. Null for comments from other sources.
    /// </summary>
    public string? SendOutcome { get; internal set; }
}
