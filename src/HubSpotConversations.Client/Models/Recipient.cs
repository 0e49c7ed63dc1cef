using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>Who gets a message: in a draft to send, and in a message that was read.</summary>
public sealed class Recipient : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public Recipient()
    {
    }

    internal Recipient(WireObject wire)
    {
        ActorId = wire.Text("actorId"u8);
        Name = wire.Text("name"u8);
        RecipientField = wire.Text("recipientField"u8);
        DeliveryIdentifiers = wire.List("deliveryIdentifiers"u8, static w => new DeliveryIdentifier(w));
        if (wire.Object("deliveryIdentifier"u8, static w => new DeliveryIdentifier(w)) is { } single
            && DeliveryIdentifiers.Count == 0)
        {
            DeliveryIdentifiers = [single];
        }
    }

    /// <summary>
    /// The actor, for example <c>V-81</c>. An email actor (<c>E-…</c>) or an agent is refused in a draft.
    /// </summary>
    public string? ActorId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>TO, CC or BCC for email; null elsewhere.</summary>
    public string? RecipientField { get; init; }

    /// <summary>The addresses on the channel. A draft needs one at least; a message that was read has one.</summary>
    public IReadOnlyList<DeliveryIdentifier> DeliveryIdentifiers { get; init => field = PlainList.Of(value); } = [];

    /// <summary>The first address; null when there is none.</summary>
    public DeliveryIdentifier? DeliveryIdentifier => DeliveryIdentifiers.Count > 0 ? DeliveryIdentifiers[0] : null;

    /// <summary>
    /// The recipient of a plain address: an email address (as To) or a phone number. A text that is neither becomes a
    /// recipient all the same, which is refused by name when the message is checked. PowerShell converts strings by
    /// this wherever a recipient is wanted.
    /// </summary>
    public static Recipient Parse(string text)
    {
        string address = text?.Trim() ?? string.Empty;
        string? type = address.IndexOf("@", StringComparison.Ordinal) >= 0
            ? DeliveryIdentifierTypes.EmailAddress
            : address.StartsWith("+", StringComparison.Ordinal) ? DeliveryIdentifierTypes.PhoneNumber
            : null;
        return new Recipient
        {
            RecipientField = type == DeliveryIdentifierTypes.EmailAddress ? RecipientFields.To : null,
            DeliveryIdentifiers = [DeliveryIdentifier.Of(type, address)],
        };
    }

    /// <summary>The address, else the name, else the actor.</summary>
    public override string ToString() => DisplayText.Of(DeliveryIdentifier?.Value ?? Name ?? ActorId);
}
