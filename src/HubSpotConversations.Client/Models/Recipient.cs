using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A recipient, in a draft to send or in a message that was read.</summary>
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
    /// The actor id, for example <c>V-81</c>. A draft can't have an email actor (<c>E-…</c>) or an agent here.
    /// </summary>
    public string? ActorId { get; init; }

    /// <summary>The name of the recipient.</summary>
    public string? Name { get; init; }

    /// <summary>TO, CC or BCC for email, see <see cref="RecipientFields"/>; null for other channels.</summary>
    public string? RecipientField { get; init; }

    /// <summary>The addresses on the channel. A draft needs at least one; a message that was read has one.</summary>
    public IReadOnlyList<DeliveryIdentifier> DeliveryIdentifiers { get; init => field = PlainList.Of(value); } = [];

    /// <summary>The first address; null if there is none.</summary>
    public DeliveryIdentifier? DeliveryIdentifier => DeliveryIdentifiers.Count > 0 ? DeliveryIdentifiers[0] : null;

    /// <summary>The addresses as text; null if there are none.</summary>
    public string? Address => DeliveryIdentifiers.Count == 0
        ? null
        : string.Join(", ", DeliveryIdentifiers.Select(static identifier => identifier.Value));

    /// <summary>Whether the recipient is on CC or BCC.</summary>
    internal bool IsCopied => RecipientField is RecipientFields.Cc or RecipientFields.Bcc;

    /// <summary>
    /// Creates a recipient from an email address (as To) or a phone number. Any other text also becomes a recipient.
    /// The check of the message then rejects it with an error that quotes the text. PowerShell uses it to convert
    /// strings.
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

    /// <summary>Returns the same recipient in another field of the email.</summary>
    internal Recipient In(string field) => new()
    {
        ActorId = ActorId,
        Name = Name,
        RecipientField = field,
        DeliveryIdentifiers = DeliveryIdentifiers,
    };

    /// <summary>Writes recipients on one line, with the field of the copied ones; null if there are none.</summary>
    internal static string? List(IReadOnlyList<Recipient> recipients)
        => recipients.Count == 0
            ? null
            : string.Join(", ", recipients.Select(static recipient =>
                recipient.RecipientField is null or RecipientFields.To
                    ? recipient.ToString()
                    : $"{recipient} ({recipient.RecipientField})"));

    /// <summary>Returns the address, or else the name, or else the actor id.</summary>
    public override string ToString() => DisplayText.Of(DeliveryIdentifier?.Value ?? Name ?? ActorId);
}
