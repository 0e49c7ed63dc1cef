using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// How a draft is put together from what stands on the command line and what comes down the pipeline.
/// </summary>
internal static class DraftComposition
{
    /// <summary>What a message of a thread tells about the answer to it: where it goes, not what it says.</summary>
    public static MessageDraft AnswerTo(ThreadMessage message) => new()
    {
        ThreadId = message.ThreadId,
        ChannelId = (message as ConversationMessage)?.ChannelId,
        ChannelAccountId = (message as ConversationMessage)?.ChannelAccountId,
    };

    /// <summary>The parts that a comment and a message have in common.</summary>
    public static MessageDraft ToMessage(this CommentDraft comment) => new()
    {
        ThreadId = comment.ThreadId,
        Text = comment.Text,
        RichText = comment.RichText,
        Attachments = comment.Attachments,
    };

    /// <summary>The parts that a message and a comment have in common.</summary>
    public static CommentDraft ToComment(this MessageDraft message) => new()
    {
        ThreadId = message.ThreadId,
        Text = message.Text,
        RichText = message.RichText,
        Attachments = message.Attachments,
    };

    /// <summary>The same with a text from the pipeline.</summary>
    /// <exception cref="HubSpotValidationException">There is a text already.</exception>
    public static MessageDraft WithText(this MessageDraft draft, string text)
        => draft.Text is null
            ? draft with { Text = text }
            : throw new HubSpotValidationException(
                nameof(draft.Text), "There is a text in the pipeline and one in -Text: leave one of them out.");

    /// <summary>This draft, and another one where this one has nothing.</summary>
    public static MessageDraft Over(this MessageDraft draft, MessageDraft other) => other with
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
