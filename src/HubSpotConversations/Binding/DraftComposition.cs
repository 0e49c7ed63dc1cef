using HubSpotConversations.Models;
using HubSpotConversations.Sending.Composition;

namespace HubSpotConversations.Binding;

/// <summary>Combines values from the command line and the pipeline in a draft.</summary>
internal static class DraftComposition
{
    /// <summary>
    /// The draft of a reply to an entry: its thread, channel and recipients, but not its text. For an entry that is not
    /// a message, the draft has only the thread.
    /// </summary>
    public static MessageDraft ReplyTo(ThreadMessage entry)
        => entry is ConversationMessage message
            ? new()
            {
                ThreadId = message.ThreadId,
                ChannelId = message.ChannelId,
                ChannelAccountId = message.ChannelAccountId,
                Recipients = ReplyRecipients.Of(message),
                Subject = ReplySubject.Of(message),
                InReplyTo = message,
            }
            : new() { ThreadId = entry.ThreadId };

    /// <summary>The values that comments and messages share.</summary>
    public static MessageDraft ToMessage(this CommentDraft comment) => new()
    {
        ThreadId = comment.ThreadId,
        Text = comment.Text,
        RichText = comment.RichText,
        Attachments = comment.Attachments,
    };

    /// <summary>Adds a text from the pipeline to the draft.</summary>
    /// <exception cref="HubSpotValidationException">The draft already has a text.</exception>
    public static MessageDraft WithText(this MessageDraft draft, string text)
        => draft.Text is null
            ? draft with { Text = text }
            : throw new HubSpotValidationException(
                nameof(draft.Text), "The pipeline and -Text both contain a text. Specify only one of them.");

    /// <summary>Combines two drafts. Values of this draft override those of the other one.</summary>
    public static MessageDraft Over(this MessageDraft draft, MessageDraft other)
    {
        other = IsElsewhere(draft, other) ? new MessageDraft { ThreadId = other.ThreadId } : other;
        return other with
        {
            ThreadId = draft.ThreadId ?? other.ThreadId,
            // The other draft's HTML and text belong together.
            Text = draft.Text ?? (draft.RichText is null ? other.Text : null),
            RichText = draft.RichText ?? (draft.Text is null ? other.RichText : null),
            Subject = draft.Subject ?? other.Subject,
            Recipients = draft.HasDirectRecipient
                ? draft.Recipients
                : ReplyRecipients.WithCopies(other.Recipients, draft.Recipients),
            Attachments = draft.Attachments.Count > 0 ? draft.Attachments : other.Attachments,
            SenderActorId = draft.SenderActorId ?? other.SenderActorId,
            ChannelId = draft.ChannelId ?? other.ChannelId,
            ChannelAccountId = draft.ChannelAccountId ?? other.ChannelAccountId,
        };
    }

    /// <summary>
    /// Whether the reply goes to another thread or channel than the message came from. The recipients and the account
    /// of the message don't apply there.
    /// </summary>
    private static bool IsElsewhere(MessageDraft draft, MessageDraft other)
        => other.InReplyTo is not null
            && !(IsSame(draft.ThreadId, other.ThreadId) && IsSame(draft.ChannelId, other.ChannelId));

    private static bool IsSame(string? given, string? other) => given is null || other is null || given == other;
}
