namespace HubSpotConversations.Models;

/// <summary>A draft of a message: to the people in a thread, or of a custom channel.</summary>
public abstract record Draft
{
    private protected Draft()
    {
    }

    /// <summary>The text without formatting.</summary>
    public string? Text { get; init; }

    /// <summary>The text as HTML; null if the message has no formatting.</summary>
    public string? RichText { get; init; }

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

    /// <summary>The id of the channel that the message is sent through; see <see cref="Channels"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>HubSpot's name of the channel, for example EMAIL; the id of a custom channel.</summary>
    public string? Channel => ChannelId is null ? null : Channels.NameOf(ChannelId);

    /// <summary>The id of the channel account, for example one mailbox.</summary>
    public string? ChannelAccountId { get; init; }

    /// <summary>The addresses of the recipients, with the field of the copied ones; null if there are none.</summary>
    public string? To => Recipient.List(Recipients);

    /// <summary>The names of the attachments; null if there are none.</summary>
    public string? AttachmentNames => Attachment.List(Attachments);

    /// <summary>The thread of the message in HubSpot; null if only HubSpot knows it.</summary>
    internal abstract string? Thread { get; }

    /// <summary>What messages have in common that must be sent one after another.</summary>
    internal abstract string Conversation { get; }

    /// <summary>What the message says, and the addresses of the people in it.</summary>
    internal virtual IEnumerable<string?> Content
        => new[] { Text, RichText }.Concat(Recipients.SelectMany(static recipient => recipient.DeliveryIdentifiers)
            .Select(static identifier => identifier.Value));

    /// <summary>Describes the message without its text, so that the text doesn't end up in logs.</summary>
    public abstract override string ToString();
}
