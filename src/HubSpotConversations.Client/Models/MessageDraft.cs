namespace HubSpotConversations.Models;

/// <summary>A message that was composed and not sent: what goes to the people on the other side of a thread.</summary>
public sealed record MessageDraft
{
    /// <summary>MESSAGE.</summary>
    public string Type { get; } = MessageTypes.Message;

    /// <summary>The thread that it goes to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The text without formatting.</summary>
    public string? Text { get; init; }

    /// <summary>The text as HTML; null when the message has no formatting.</summary>
    public string? RichText { get; init; }

    /// <summary>The subject; it counts for email alone.</summary>
    public string? Subject { get; init; }

    /// <summary>Who gets it.</summary>
    public IReadOnlyList<Recipient> Recipients { get; init => field = PlainList.Of(value); } = [];

    /// <summary>What is attached.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init => field = PlainList.Of(value); } = [];

    /// <summary>The agent in whose name it goes: <c>A-</c> and the user id.</summary>
    public string? SenderActorId { get; init; }

    /// <summary>The channel that it goes over; see <see cref="Channels"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The account of the channel, for example one mailbox.</summary>
    public string? ChannelAccountId { get; init; }

    /// <summary>The message that it answers; null where it answers the thread as it is when it is sent.</summary>
    internal ConversationMessage? Answered { get; init; }

    /// <summary>The parts that a message and a comment have in common.</summary>
    internal CommentDraft ToComment() => new()
    {
        ThreadId = ThreadId,
        Text = Text,
        RichText = RichText,
        Attachments = Attachments,
    };

    /// <summary>The kind and the thread; never the text, which would stand wherever somebody logs the object.</summary>
    public override string ToString() => DisplayText.Of($"{Type} for thread {ThreadId}");
}
