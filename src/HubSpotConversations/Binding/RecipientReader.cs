using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Binding;

/// <summary>
/// Creates recipients from user input. An invalid address also becomes a recipient. The message check rejects it later,
/// so that the error names the pipeline item.
/// </summary>
internal static class RecipientReader
{
    private static readonly string[] Known =
    [
        "EmailAddress", "PhoneNumber", "ShortCode", "OpaqueId", "DeliveryIdentifier", "DeliveryIdentifiers", "Type",
        "Value", "ActorId", "Name", "RecipientField", "AdditionalProperties",
    ];

    /// <summary>The recipients in a string, separated by semicolons or commas.</summary>
    public static IEnumerable<Recipient> ReadAll(string text)
        => text.Split(';', ',')
            .Select(static part => part.Trim())
            .Where(static part => part.Length > 0)
            .Select(Recipient.Parse);

    /// <summary>The recipient of a reply to a sender.</summary>
    public static Recipient Of(Sender sender) => new()
    {
        Name = sender.Name,
        RecipientField = sender.DeliveryIdentifier?.Type == DeliveryIdentifierTypes.EmailAddress
            ? RecipientFields.To
            : null,
        DeliveryIdentifiers = sender.DeliveryIdentifier is { } identifier ? [identifier] : [],
    };

    /// <summary>The recipient in a property bag.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">A property is unknown.</exception>
    public static Recipient Of(PropertyBag spelled)
    {
        if (spelled.Others(Known).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentTransformationMetadataException(
                $"'{DisplayText.OneLine(unknown, 60)}' is not a property of a recipient. Use EmailAddress, "
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

    /// <summary>The address in an object or a property bag.</summary>
    public static DeliveryIdentifier IdentifierOf(object value)
        => value is PSObject { BaseObject: DeliveryIdentifier wrapped } ? wrapped
            : value as DeliveryIdentifier ?? Identifier(PropertyBag.Of(value));

    private static IEnumerable<DeliveryIdentifier> Identifiers(PropertyBag spelled)
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

        // A serialized object has both the list and its first item.
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

    private static DeliveryIdentifier Identifier(PropertyBag? spelled)
        => new() { Type = spelled?.Text("Type")?.ToUpperInvariant(), Value = spelled?.Text("Value") };
}
