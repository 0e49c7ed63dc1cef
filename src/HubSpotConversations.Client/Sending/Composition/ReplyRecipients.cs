using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Composition;

/// <summary>Determines who gets the reply to a message.</summary>
internal static class ReplyRecipients
{
    /// <summary>
    /// Returns the senders of an incoming message or the recipients of an outgoing one, without those that have no
    /// address.
    /// </summary>
    public static IReadOnlyList<Recipient> Of(ConversationMessage message)
        => IsIncoming(message)
            ? Distinct(message.Senders.Where(static s => IsAddress(s.DeliveryIdentifier)).Select(ToRecipient))
            : Distinct(message.Recipients.Where(static r => IsAddress(r.DeliveryIdentifier)).Select(AsSent));

    /// <summary>
    /// Returns the other recipients of an incoming email, to copy on CC: those copied on CC and the other direct
    /// recipients.
    /// </summary>
    /// <param name="message">The email to reply to.</param>
    /// <param name="existing">The recipients that the reply already has.</param>
    /// <param name="ownAddress">The account's own address, which is left out.</param>
    public static IEnumerable<Recipient> Copies(
        ConversationMessage message, IReadOnlyList<Recipient> existing, string? ownAddress)
    {
        if (!IsIncoming(message))
        {
            return [];
        }

        return Distinct(message.Recipients
            .Where(static recipient => recipient.RecipientField != RecipientFields.Bcc)
            .Where(static recipient => recipient.DeliveryIdentifier is
            {
                Type: DeliveryIdentifierTypes.EmailAddress,
                Value: not (null or ""),
            })
            .Where(static recipient => !IsAgent(recipient.ActorId))
            .Where(recipient => !IsSame(recipient.DeliveryIdentifier!.Value, ownAddress))
            .Where(recipient => !existing.Any(
                known => IsSame(known.DeliveryIdentifier?.Value, recipient.DeliveryIdentifier!.Value)))
            .Select(static recipient => new Recipient
            {
                Name = recipient.Name,
                RecipientField = RecipientFields.Cc,
                DeliveryIdentifiers = recipient.DeliveryIdentifiers,
            }));
    }

    /// <summary>Adds people to copy to the direct recipients, except those who get the message anyway.</summary>
    public static IReadOnlyList<Recipient> WithCopies(
        IReadOnlyList<Recipient> recipients, IReadOnlyList<Recipient> copied)
        => [.. recipients, .. copied.Where(copy => copy?.DeliveryIdentifier?.Value is not { } address
            || !recipients.Any(known => IsSame(known?.DeliveryIdentifier?.Value, address)))];

    public static bool IsIncoming(ConversationMessage message)
        => string.Equals(message.Direction, Directions.Incoming, StringComparison.OrdinalIgnoreCase);

    private static Recipient ToRecipient(Sender sender) => new()
    {
        ActorId = ReachableActor(sender.ActorId),
        Name = sender.Name,
        RecipientField = sender.DeliveryIdentifier!.Type == DeliveryIdentifierTypes.EmailAddress
            ? RecipientFields.To
            : null,
        DeliveryIdentifiers = [sender.DeliveryIdentifier],
    };

    private static Recipient AsSent(Recipient recipient) => new()
    {
        ActorId = ReachableActor(recipient.ActorId),
        Name = recipient.Name,
        RecipientField = RecipientFields.All.Contains(recipient.RecipientField, StringComparer.Ordinal)
            ? recipient.RecipientField
            : null,
        DeliveryIdentifiers = recipient.DeliveryIdentifiers,
    };

    // HubSpot accepts visitors as recipients, and rejects email actors and agents.
    private static string? ReachableActor(string? actorId)
        => actorId?.StartsWith("V-", StringComparison.Ordinal) == true ? actorId : null;

    private static bool IsAgent(string? actorId) => actorId?.StartsWith("A-", StringComparison.Ordinal) == true;

    /// <summary>
    /// Returns the senders of an incoming message that doesn't include their addresses, with addresses from elsewhere.
    /// </summary>
    public static IReadOnlyList<Recipient> Of(
        ConversationMessage message, IReadOnlyDictionary<string, DeliveryIdentifier> addresses)
        => Distinct(message.Senders
            .Where(sender => sender.ActorId is { } id && addresses.ContainsKey(id))
            .Select(sender => ToRecipient(new Sender
            {
                ActorId = sender.ActorId,
                Name = sender.Name,
                DeliveryIdentifier = addresses[sender.ActorId!],
            })));

    public static bool IsAddress(DeliveryIdentifier? identifier)
        => identifier is { Type: not (null or ""), Value: not (null or "") };

    private static bool IsSame(string? one, string? other)
        => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static Recipient[] Distinct(IEnumerable<Recipient> recipients)
        => recipients
            .GroupBy(static recipient => recipient.DeliveryIdentifier!.Value, StringComparer.OrdinalIgnoreCase)
            .Select(static same => same.First())
            .ToArray();
}
