using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A draft of a message to the customer and the other recipients of a thread.</summary>
public sealed record MessageDraft : Draft
{
    /// <summary>The kind of entry; always MESSAGE.</summary>
    public string Type { get; } = MessageTypes.Message;

    /// <summary>The id of the thread to send the message to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The subject; it applies only to email.</summary>
    public string? Subject { get; init; }

    /// <summary>
    /// The actor id of the agent that sends the message: <c>A-</c> and the user id, for example A-4711.
    /// </summary>
    public string? SenderActorId { get; init; }

    /// <summary>Whether anyone gets the message directly. Otherwise, all recipients are only copied on it.</summary>
    internal bool HasDirectRecipient => Recipients.Any(static recipient => recipient is not { IsCopied: true });

    /// <summary>
    /// The message that the draft replies to; null if it replies to the thread as it is when the draft is sent.
    /// </summary>
    internal ConversationMessage? InReplyTo { get; init; }

    internal override string? Thread => ThreadId;

    internal override string Conversation => ThreadId ?? string.Empty;

    internal override IEnumerable<string?> Content => base.Content.Append(Subject);

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
