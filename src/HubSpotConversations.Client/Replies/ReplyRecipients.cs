using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>Who gets the answer to a message.</summary>
internal static class ReplyRecipients
{
    /// <summary>
    /// Those who sent an incoming message, and those whom an outgoing one went to; only with addresses to reach them.
    /// </summary>
    public static IReadOnlyList<Recipient> Of(ConversationMessage message)
        => IsIncoming(message)
            ? Distinct(message.Senders.Where(static s => IsAddress(s.DeliveryIdentifier)).Select(ToRecipient))
            : Distinct(message.Recipients.Where(static r => IsAddress(r.DeliveryIdentifier)).Select(AsSent));

    /// <summary>
    /// Those who got an incoming email beside us, to be kept in copy: who was in copy, and who else it went to.
    /// </summary>
    /// <param name="message">The email.</param>
    /// <param name="answered">Who gets the answer already.</param>
    /// <param name="ownAddress">Our own address, which is left out.</param>
    public static IEnumerable<Recipient> Copies(
        ConversationMessage message, IReadOnlyList<Recipient> answered, string? ownAddress)
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
            .Where(recipient => !answered.Any(
                known => IsSame(known.DeliveryIdentifier?.Value, recipient.DeliveryIdentifier!.Value)))
            .Select(static recipient => new Recipient
            {
                Name = recipient.Name,
                RecipientField = RecipientFields.Cc,
                DeliveryIdentifiers = recipient.DeliveryIdentifiers,
            }));
    }

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

    // HubSpot refuses email actors and agents as recipients, and takes visitors.
    private static string? ReachableActor(string? actorId)
        => actorId?.StartsWith("V-", StringComparison.Ordinal) == true ? actorId : null;

    private static bool IsAgent(string? actorId) => actorId?.StartsWith("A-", StringComparison.Ordinal) == true;

    /// <summary>
    /// Those who sent an incoming message without saying their addresses, with addresses from elsewhere.
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
