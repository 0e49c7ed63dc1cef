using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A recipient, in a draft to send or in a message that was read.</summary>
public sealed class Recipient : WireModel
{
    private const string Separators = ";,<>()";

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
    public IReadOnlyList<DeliveryIdentifier> DeliveryIdentifiers { get; init => field = PlainList.Of(value); }
        = PlainList.Of<DeliveryIdentifier>([]);

    /// <summary>The first address; null if there is none.</summary>
    internal DeliveryIdentifier? DeliveryIdentifier => DeliveryIdentifiers.Count > 0 ? DeliveryIdentifiers[0] : null;

    /// <summary>The addresses as text; null if there are none.</summary>
    public string? Address => DeliveryIdentifiers.Count == 0
        ? null
        : string.Join(", ", DeliveryIdentifiers.Select(static identifier => identifier.Value));

    /// <summary>The address with the name and the field, as <see cref="Parse"/> reads it.</summary>
    internal string Label
    {
        get
        {
            string address = ToString();
            string name = DisplayText.Of(Name);
            string text = name.Length == 0 || name == address || name.Any(static c => Separators.IndexOf(c) >= 0)
                ? address
                : $"{name} <{address}>";
            return RecipientField is null ? text : $"{text} ({DisplayText.Of(RecipientField)})";
        }
    }

    /// <summary>Whether the recipient is on CC or BCC.</summary>
    internal bool IsCopied => RecipientField is RecipientFields.Cc or RecipientFields.Bcc;

    /// <summary>
    /// Creates a recipient from an email address or a phone number, with or without a name: "Jane Doe
    /// &lt;jane@example.com&gt;". An email address is on To, unless a field follows it in parentheses, as in
    /// "jane@example.com (CC)". Any other text also becomes a recipient.
    /// The check of the message then rejects it with an error that quotes the text. PowerShell uses it to convert
    /// strings.
    /// </summary>
    public static Recipient Parse(string text)
    {
        string address = text?.Trim() ?? string.Empty;
        string? field = RecipientFields.All.FirstOrDefault(
            one => address.EndsWith($" ({one})", StringComparison.OrdinalIgnoreCase));
        if (field is not null)
        {
            address = address.Substring(0, address.Length - field.Length - 3).TrimEnd();
        }

        string? name = null;
        if (address.EndsWith(">", StringComparison.Ordinal) && address.IndexOf('<') is >= 0 and int start)
        {
            name = address.Substring(0, start).Trim();
            address = address.Substring(start + 1, address.Length - start - 2).Trim();
        }

        string? type = address.IndexOf("@", StringComparison.Ordinal) >= 0
            ? DeliveryIdentifierTypes.EmailAddress
            : address.StartsWith("+", StringComparison.Ordinal) ? DeliveryIdentifierTypes.PhoneNumber
            : null;
        return new Recipient
        {
            Name = string.IsNullOrEmpty(name) ? null : name,
            RecipientField = field ?? (type == DeliveryIdentifierTypes.EmailAddress ? RecipientFields.To : null),
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
