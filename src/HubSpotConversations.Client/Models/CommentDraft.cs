namespace HubSpotConversations.Models;

/// <summary>
/// An internal note that was composed and not added to its thread. It is never delivered to anybody outside.
/// </summary>
public sealed record CommentDraft
{
    /// <summary>COMMENT.</summary>
    public string Type { get; } = MessageTypes.Comment;

    /// <summary>The thread that it goes to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The text without formatting.</summary>
    public string? Text { get; init; }

    /// <summary>The text as HTML; null when the comment has no formatting.</summary>
    public string? RichText { get; init; }

    /// <summary>What is attached.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init => field = PlainList.Of(value); } = [];

    /// <summary>The kind and the thread; never the text, which would stand wherever somebody logs the object.</summary>
    public override string ToString() => DisplayText.Of($"{Type} for thread {ThreadId}");
}
