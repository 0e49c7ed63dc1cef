using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A draft of an internal comment. HubSpot never delivers a comment to anyone outside the account.</summary>
public sealed record CommentDraft
{
    /// <summary>The kind of entry; always COMMENT.</summary>
    public string Type { get; } = MessageTypes.Comment;

    /// <summary>The id of the thread to add the comment to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The text without formatting.</summary>
    public string? Text { get; init; }

    /// <summary>The text as HTML; null if the comment has no formatting.</summary>
    public string? RichText { get; init; }

    /// <summary>The attachments of the comment; empty if there are none.</summary>
    public IReadOnlyList<Attachment> Attachments
    {
        get;
        init => field = PlainList.Of(value, static attachment => attachment.Label);
    } = PlainList.Of<Attachment>([]);

    /// <summary>The names of the attachments; null if there are none.</summary>
    public string? AttachmentNames => Attachment.List(Attachments);

    /// <summary>Returns the kind and the thread. It omits the text, so that the text doesn't end up in logs.</summary>
    public override string ToString() => DisplayText.Of($"{Type} for thread {ThreadId}");
}
