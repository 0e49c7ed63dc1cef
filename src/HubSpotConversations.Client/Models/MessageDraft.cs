using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A draft of a message to the customer and the other recipients of a thread.</summary>
public sealed record MessageDraft
{
    /// <summary>The kind of entry; always MESSAGE.</summary>
    public string Type { get; } = MessageTypes.Message;

    /// <summary>The id of the thread to send the message to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The text without formatting.</summary>
    public string? Text { get; init; }

    /// <summary>The text as HTML; null if the message has no formatting.</summary>
    public string? RichText { get; init; }

    /// <summary>The subject; it applies only to email.</summary>
    public string? Subject { get; init; }

    /// <summary>The recipients of the message; empty if none is specified.</summary>
    public IReadOnlyList<Recipient> Recipients
    {
        get;
        init => field = PlainList.Of(value, static recipient => recipient.Label);
    } = PlainList.Of<Recipient>([]);

    /// <summary>The attachments of the message; empty if there are none.</summary>
    public IReadOnlyList<Attachment> Attachments
    {
        get;
        init => field = PlainList.Of(value, static attachment => attachment.Label);
    } = PlainList.Of<Attachment>([]);

    /// <summary>
    /// The actor id of the agent that sends the message: <c>A-</c> and the user id, for example A-4711.
    /// </summary>
    public string? SenderActorId { get; init; }

    /// <summary>The id of the channel to send the message through; see <see cref="Channels"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>HubSpot's name of the channel, for example EMAIL; the id of a custom channel.</summary>
    public string? Channel => ChannelId is null ? null : Channels.NameOf(ChannelId);

    /// <summary>The id of the channel account, for example one mailbox.</summary>
    public string? ChannelAccountId { get; init; }

    /// <summary>The addresses of the recipients, with the field of the copied ones; null if there are none.</summary>
    public string? To => Recipient.List(Recipients);

    /// <summary>Whether anyone gets the message directly. Otherwise, all recipients are only copied on it.</summary>
    internal bool HasDirectRecipient => Recipients.Any(static recipient => recipient is not { IsCopied: true });

    /// <summary>The names of the attachments; null if there are none.</summary>
    public string? AttachmentNames => Attachment.List(Attachments);

    /// <summary>
    /// The message that the draft replies to; null if it replies to the thread as it is when the draft is sent.
    /// </summary>
    internal ConversationMessage? InReplyTo { get; init; }

    /// <summary>Returns the parts that messages and comments have in common.</summary>
    internal CommentDraft ToComment() => new()
    {
        ThreadId = ThreadId,
        Text = Text,
        RichText = RichText,
        Attachments = Attachments,
    };

    /// <summary>Returns the kind and the thread. It omits the text, so that the text doesn't end up in logs.</summary>
    public override string ToString() => DisplayText.Of($"{Type} for thread {ThreadId}");
}
