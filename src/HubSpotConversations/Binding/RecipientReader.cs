using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>
/// Makes recipients of what people write. A text that is no address becomes a recipient all the same, and is refused by
/// name when the message is checked, so that the error tells which item of the pipeline it belongs to.
/// </summary>
internal static class RecipientReader
{
    private static readonly string[] Known =
    [
        "EmailAddress", "PhoneNumber", "ShortCode", "OpaqueId", "DeliveryIdentifier", "DeliveryIdentifiers", "Type",
        "Value", "ActorId", "Name", "RecipientField", "AdditionalProperties",
    ];

    /// <summary>The recipients of a text, with semicolons or commas between them.</summary>
    public static IEnumerable<Recipient> ReadAll(string text)
        => text.Split(';', ',')
            .Select(static part => part.Trim())
            .Where(static part => part.Length > 0)
            .Select(Recipient.Parse);

    /// <summary>The recipient that a sender becomes when one answers.</summary>
    public static Recipient Of(Sender sender) => new()
    {
        Name = sender.Name,
        RecipientField = sender.DeliveryIdentifier?.Type == DeliveryIdentifierTypes.EmailAddress
            ? RecipientFields.To
            : null,
        DeliveryIdentifiers = sender.DeliveryIdentifier is { } identifier ? [identifier] : [],
    };

    /// <summary>The recipient that an object spells.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It has a name in it that no recipient has.</exception>
    public static Recipient Of(Spelled spelled)
    {
        if (spelled.Others(Known).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentTransformationMetadataException(
                $"'{DisplayText.OneLine(unknown, 60)}' is nothing that a recipient has. It has EmailAddress, "
                + "PhoneNumber, ShortCode or OpaqueId, and Name, ActorId, RecipientField (TO, CC or BCC).");
        }

        DeliveryIdentifier[] identifiers = Identifiers(spelled).ToArray();
        bool isEmail = identifiers.Any(static i => i.Type == DeliveryIdentifierTypes.EmailAddress);
        return new Recipient
        {
            ActorId = spelled.Text("ActorId"),
            Name = spelled.Text("Name"),
            RecipientField = spelled.Text("RecipientField")?.ToUpperInvariant()
                ?? (isEmail ? RecipientFields.To : null),
            DeliveryIdentifiers = identifiers,
        };
    }

    /// <summary>The address that an object is or spells.</summary>
    public static DeliveryIdentifier IdentifierOf(object value)
        => value is PSObject { BaseObject: DeliveryIdentifier wrapped } ? wrapped
            : value as DeliveryIdentifier ?? Identifier(Spelled.Of(value));

    private static IEnumerable<DeliveryIdentifier> Identifiers(Spelled spelled)
    {
        foreach ((string name, string type) in new[]
        {
            ("EmailAddress", DeliveryIdentifierTypes.EmailAddress),
            ("PhoneNumber", DeliveryIdentifierTypes.PhoneNumber),
            ("ShortCode", DeliveryIdentifierTypes.ShortCode),
            ("OpaqueId", DeliveryIdentifierTypes.OpaqueId),
        })
        {
            foreach (object value in spelled.Values(name))
            {
                yield return DeliveryIdentifier.Of(type, LanguagePrimitives.ConvertTo<string>(value).Trim());
            }
        }

        // An object that was serialised has the list and its first one beside it.
        string wireName = spelled.Values("DeliveryIdentifiers").Any() ? "DeliveryIdentifiers" : "DeliveryIdentifier";
        foreach (object value in spelled.Values(wireName))
        {
            yield return IdentifierOf(value);
        }

        if (spelled.Text("Value") is not null)
        {
            yield return Identifier(spelled);
        }
    }

    private static DeliveryIdentifier Identifier(Spelled? spelled)
        => new() { Type = spelled?.Text("Type")?.ToUpperInvariant(), Value = spelled?.Text("Value") };
}
