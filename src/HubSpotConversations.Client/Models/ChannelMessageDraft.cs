namespace HubSpotConversations.Models;

/// <summary>A message to publish through a custom channel.</summary>
public sealed class ChannelMessageDraft
{
    /// <summary>The id of the custom channel.</summary>
    public required string ChannelId { get; init; }

    /// <summary>The id of the channel account.</summary>
    public required string ChannelAccountId { get; init; }

    /// <summary>INCOMING for a message from the customer, or OUTGOING; see <see cref="Directions"/>.</summary>
    public required string Direction { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>The text as HTML; null for none.</summary>
    public string? RichText { get; init; }

    /// <summary>The senders.</summary>
    public IReadOnlyList<Sender> Senders
    {
        get;
        init => field = PlainList.Of(value, static sender => sender.Label);
    } = PlainList.Of<Sender>([]);

    /// <summary>The recipients. Each has one address.</summary>
    public IReadOnlyList<Recipient> Recipients
    {
        get;
        init => field = PlainList.Of(value, static recipient => recipient.Label);
    } = PlainList.Of<Recipient>([]);

    /// <summary>The attachments.</summary>
    public IReadOnlyList<Attachment> Attachments
    {
        get;
        init => field = PlainList.Of(value, static attachment => attachment.Label);
    } = PlainList.Of<Attachment>([]);

    /// <summary>When the message was sent.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The id of the message that this one replies to; null for none.</summary>
    public string? InReplyToId { get; init; }

    /// <summary>The id of the thread in your own system, for a channel that groups messages by it.</summary>
    public string? IntegrationThreadId { get; init; }

    /// <summary>The key of the message. HubSpot accepts only one message with it.</summary>
    public required string IdempotencyId { get; init; }
}
