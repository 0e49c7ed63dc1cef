using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// How a draft is put together from what stands on the command line and what comes down the pipeline.
/// </summary>
internal static class DraftComposition
{
    /// <summary>
    /// What an entry of a thread tells about the answer to it: where and to whom it goes, not what it says. An entry
    /// that is no message tells the thread alone.
    /// </summary>
    public static MessageDraft AnswerTo(ThreadMessage entry)
        => entry is ConversationMessage message
            ? new()
            {
                ThreadId = message.ThreadId,
                ChannelId = message.ChannelId,
                ChannelAccountId = message.ChannelAccountId,
                Recipients = ReplyRecipients.Of(message),
                Subject = ReplySubject.Of(message),
                Answered = message,
            }
            : new() { ThreadId = entry.ThreadId };

    /// <summary>The parts that a comment and a message have in common.</summary>
    public static MessageDraft ToMessage(this CommentDraft comment) => new()
    {
        ThreadId = comment.ThreadId,
        Text = comment.Text,
        RichText = comment.RichText,
        Attachments = comment.Attachments,
    };

    /// <summary>The same with a text from the pipeline.</summary>
    /// <exception cref="HubSpotValidationException">There is a text already.</exception>
    public static MessageDraft WithText(this MessageDraft draft, string text)
        => draft.Text is null
            ? draft with { Text = text }
            : throw new HubSpotValidationException(
                nameof(draft.Text), "There is a text in the pipeline and one in -Text: leave one of them out.");

    /// <summary>This draft, and another one where this one has nothing.</summary>
    public static MessageDraft Over(this MessageDraft draft, MessageDraft other)
    {
        other = IsElsewhere(draft, other) ? new MessageDraft { ThreadId = other.ThreadId } : other;
        return other with
        {
            ThreadId = draft.ThreadId ?? other.ThreadId,
            Text = draft.Text ?? other.Text,
            // The HTML of another text would show that text.
            RichText = draft.RichText ?? (draft.Text is null ? other.RichText : null),
            Subject = draft.Subject ?? other.Subject,
            Recipients = draft.Recipients.Count > 0 ? draft.Recipients : other.Recipients,
            Attachments = draft.Attachments.Count > 0 ? draft.Attachments : other.Attachments,
            SenderActorId = draft.SenderActorId ?? other.SenderActorId,
            ChannelId = draft.ChannelId ?? other.ChannelId,
            ChannelAccountId = draft.ChannelAccountId ?? other.ChannelAccountId,
        };
    }

    /// <summary>
    /// Whether a message is answered in another thread, or over another channel, than it came by: the people and the
    /// account of the message are none to send to, and from, there.
    /// </summary>
    private static bool IsElsewhere(MessageDraft draft, MessageDraft other)
        => other.Answered is not null
            && !(IsSame(draft.ThreadId, other.ThreadId) && IsSame(draft.ChannelId, other.ChannelId));

    private static bool IsSame(string? given, string? other) => given is null || other is null || given == other;
}
