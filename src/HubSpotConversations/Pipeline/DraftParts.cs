using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>What a message is put together from, before it is a draft; any of it may be missing.</summary>
internal sealed record DraftParts
{
    public string? ThreadId { get; init; }

    public string? Text { get; init; }

    public string? RichText { get; init; }

    public string? Subject { get; init; }

    public IReadOnlyList<Recipient> Recipients { get; init; } = [];

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public string? SenderActorId { get; init; }

    public string? ChannelId { get; init; }

    public string? ChannelAccountId { get; init; }

    /// <summary>What a message of a thread tells about the answer to it: where it goes, not what it says.</summary>
    public static DraftParts AnswerTo(ThreadMessage message) => new()
    {
        ThreadId = message.ThreadId,
        ChannelId = (message as ConversationMessage)?.ChannelId,
        ChannelAccountId = (message as ConversationMessage)?.ChannelAccountId,
    };

    public static DraftParts Of(MessageDraft draft) => new()
    {
        ThreadId = draft.ThreadId,
        Text = draft.Text,
        RichText = draft.RichText,
        Subject = draft.Subject,
        Recipients = draft.Recipients,
        Attachments = draft.Attachments,
        SenderActorId = draft.SenderActorId,
        ChannelId = draft.ChannelId,
        ChannelAccountId = draft.ChannelAccountId,
    };

    public static DraftParts Of(CommentDraft draft) => new()
    {
        ThreadId = draft.ThreadId,
        Text = draft.Text,
        RichText = draft.RichText,
        Attachments = draft.Attachments,
    };

    /// <summary>The same with a text from the pipeline.</summary>
    /// <exception cref="HubSpotValidationException">There is a text already.</exception>
    public DraftParts WithText(string text)
        => Text is null
            ? this with { Text = text }
            : throw new HubSpotValidationException(
                nameof(Text), "There is a text in the pipeline and one in -Text: leave one of them out.");

    /// <summary>These parts, and the other ones where these have none.</summary>
    public DraftParts Over(DraftParts other) => new()
    {
        ThreadId = ThreadId ?? other.ThreadId,
        Text = Text ?? other.Text,
        RichText = RichText ?? (Text is null ? other.RichText : null),
        Subject = Subject ?? other.Subject,
        Recipients = Recipients.Count > 0 ? Recipients : other.Recipients,
        Attachments = Attachments.Count > 0 ? Attachments : other.Attachments,
        SenderActorId = SenderActorId ?? other.SenderActorId,
        ChannelId = ChannelId ?? other.ChannelId,
        ChannelAccountId = ChannelAccountId ?? other.ChannelAccountId,
    };

    public MessageDraft ToMessageDraft() => new()
    {
        ThreadId = ThreadId,
        Text = Text,
        RichText = RichText,
        Subject = Subject,
        Recipients = Recipients,
        Attachments = Attachments,
        SenderActorId = SenderActorId,
        ChannelId = ChannelId,
        ChannelAccountId = ChannelAccountId,
    };

    public CommentDraft ToCommentDraft() => new()
    {
        ThreadId = ThreadId,
        Text = Text,
        RichText = RichText,
        Attachments = Attachments,
    };
}
