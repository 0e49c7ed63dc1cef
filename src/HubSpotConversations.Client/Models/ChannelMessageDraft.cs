using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A draft of a message to publish through a custom channel. Each recipient has one address.</summary>
public sealed record ChannelMessageDraft : Draft
{
    /// <summary>INCOMING for a message from the customer, or OUTGOING; see <see cref="Directions"/>.</summary>
    public required string Direction { get; init; }

    /// <summary>
    /// The senders. Each has an address; the actor id is for an agent in HubSpot, and only version v3 accepts it.
    /// </summary>
    public IReadOnlyList<Sender> Senders
    {
        get;
        init => field = PlainList.Of(value, static sender => sender.Label);
    } = PlainList.Of<Sender>([]);

    /// <summary>When the message was sent; null if it is sent now.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The id of the message that this one replies to; null for none.</summary>
    public string? InReplyToId { get; init; }

    /// <summary>The id of the thread in your own system, for a channel that groups messages by it.</summary>
    public string? IntegrationThreadId { get; init; }

    /// <summary>The id of the contact to associate the message with; null to let HubSpot find it.</summary>
    public string? AssociateWithContactId { get; init; }

    /// <summary>The contacts that you already found by the sender's address; empty for none.</summary>
    public IReadOnlyList<PreResolvedContact> PreResolvedContacts
    {
        get;
        init => field = PlainList.Of(value, static contact => contact.ToString());
    } = PlainList.Of<PreResolvedContact>([]);

    /// <summary>
    /// The key of the message. HubSpot accepts only one message with the same key in a channel. Null to create a key for
    /// each call.
    /// </summary>
    public string? IdempotencyId { get; init; }

    internal override string? Thread => null;

    /// <summary>The thread in the user's own system, or else the address of the customer.</summary>
    internal override string Conversation
    {
        get
        {
            string? customer = Direction == Directions.Incoming
                ? Senders is [{ Address: var sender }, ..] ? sender : null
                : Recipients is [{ DeliveryIdentifiers: [var recipient, ..] }, ..] ? recipient.Value : null;
            string own = IntegrationThreadId is { } id ? $"thread {id}" : $"address {customer}";
            return $"{ChannelId}/{ChannelAccountId}/{own}";
        }
    }

    internal override IEnumerable<string?> Content => base.Content
        .Concat(Senders.SelectMany(static sender => new[] { sender.Address, sender.Name }))
        .Concat(Recipients.Select(static recipient => recipient.Name));

    /// <summary>Creates the message from its draft, if HubSpot's response is no longer available.</summary>
    internal ConversationMessage ToMessage(string? id, string threadId, DateTimeOffset? createdAt) => new()
    {
        Type = MessageTypes.Message,
        MessageId = id,
        ThreadId = threadId,
        CreatedAt = createdAt,
        Text = Text,
        RichText = RichText,
        Direction = Direction,
        ChannelId = ChannelId,
        ChannelAccountId = ChannelAccountId,
        InReplyToId = InReplyToId,
        Senders = Senders,
        Recipients = Recipients,
        Attachments = Attachments,
    };

    /// <summary>Returns the direction and the channel. It omits the text, so that the text doesn't end up in logs.</summary>
    public override string ToString() => DisplayText.Of($"{Direction} message of custom channel {ChannelId}");
}
