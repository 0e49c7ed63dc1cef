using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A MESSAGE entry: a message between the customer and an agent, sent through a channel.</summary>
public sealed class ConversationMessage : ThreadMessage
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ConversationMessage()
    {
    }

    internal ConversationMessage(WireObject wire)
        : base(wire)
    {
        RichText = wire.Text("richText"u8);
        Subject = wire.Text("subject"u8);
        Attachments = wire.List("attachments"u8, Attachment.Read);
        TruncationStatus = wire.Text("truncationStatus"u8);
        Direction = wire.Text("direction"u8);
        ChannelId = wire.Text("channelId"u8);
        ChannelAccountId = wire.Text("channelAccountId"u8);
        InReplyToId = wire.Text("inReplyToId"u8);
        Status = wire.Object("status"u8, static w => new MessageStatus(w));
    }

    private ConversationMessage(ConversationMessage other, OriginalContent original)
        : base(other)
    {
        Text = original.Text ?? other.Text;
        RichText = original.RichText ?? other.RichText;
        Subject = other.Subject;
        Attachments = other.Attachments;
        TruncationStatus = original.Text is null ? other.TruncationStatus : TruncationStatuses.NotTruncated;
        Direction = other.Direction;
        ChannelId = other.ChannelId;
        ChannelAccountId = other.ChannelAccountId;
        InReplyToId = other.InReplyToId;
        Status = other.Status;
    }

    /// <summary>The text as HTML. Its author isn't trusted, so sanitize it before you show it in a page.</summary>
    public string? RichText { get; init; }

    /// <summary>The subject; only emails have one.</summary>
    public string? Subject { get; init; }

    /// <summary>The attachments of the message; empty if there are none.</summary>
    public IReadOnlyList<Attachment> Attachments
    {
        get;
        init => field = PlainList.Of(value, static attachment => attachment.Label);
    } = PlainList.Of<Attachment>([]);

    internal override IReadOnlyList<Attachment> AttachmentList => Attachments;

    /// <summary>
    /// NOT_TRUNCATED, TRUNCATED_TO_MOST_RECENT_REPLY or TRUNCATED; see <see cref="TruncationStatuses"/>.
    /// </summary>
    public string? TruncationStatus { get; init; }

    /// <summary>The id of the channel, for example 1002 for email; see <see cref="Channels"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>HubSpot's name of the channel, for example EMAIL; the id of a custom channel.</summary>
    public string? Channel => ChannelId is null ? null : Channels.NameOf(ChannelId);

    /// <summary>The id of the channel account, for example one mailbox.</summary>
    public string? ChannelAccountId { get; init; }

    /// <summary>The id of the message that this message replies to.</summary>
    public string? InReplyToId { get; init; }

    /// <summary>The delivery status.</summary>
    public MessageStatus? Status { get; init; }

    /// <summary>
    /// How the module knows that HubSpot has the message, if Send-HubSpotThreadMessage emits it; see
    /// <see cref="SendOutcomes"/>. Null for messages from other sources.
    /// </summary>
    public string? SendOutcome { get; internal set; }

    /// <summary>Whether HubSpot shortened the text, and has the full one.</summary>
    internal bool IsShortened => TruncationStatus is not (null or TruncationStatuses.NotTruncated)
        && ThreadId is not null && MessageId is not null;

    /// <summary>Returns a copy with the full text of a message that HubSpot shortened.</summary>
    internal ConversationMessage With(OriginalContent original) => new(this, original);
}
