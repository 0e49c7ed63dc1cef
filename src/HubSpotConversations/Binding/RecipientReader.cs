using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Binding;

/// <summary>
/// Reads recipients and senders from property bags. An invalid address also becomes a recipient. The message check
/// rejects it later, so that the error names the pipeline item.
/// </summary>
internal static class RecipientReader
{
    private static readonly string[] Known =
    [
        "EmailAddress", "PhoneNumber", "ShortCode", "OpaqueId", "DeliveryIdentifier", "DeliveryIdentifiers", "Type",
        "Value", "ActorId", "Name", "RecipientField", "Address", "AdditionalProperties",
    ];

    private static readonly (string Name, string Type)[] Addresses =
    [
        ("EmailAddress", DeliveryIdentifierTypes.EmailAddress),
        ("PhoneNumber", DeliveryIdentifierTypes.PhoneNumber),
        ("ShortCode", DeliveryIdentifierTypes.ShortCode),
        ("OpaqueId", DeliveryIdentifierTypes.OpaqueId),
    ];

    /// <summary>The recipient in a property bag.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">A property is unknown.</exception>
    public static Recipient Of(PropertyBag bag)
    {
        if (bag.Others(Known).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentTransformationMetadataException(
                $"'{DisplayText.OneLine(unknown, 60)}' is not a property of a recipient. Use EmailAddress, "
                + "PhoneNumber, ShortCode or OpaqueId, and Name, ActorId, RecipientField (TO, CC or BCC).");
        }

        // A serialized object has both the list and its first item.
        string wireName = bag.Values("DeliveryIdentifiers").Any() ? "DeliveryIdentifiers" : "DeliveryIdentifier";
        DeliveryIdentifier[] identifiers =
        [
            .. Addresses.SelectMany(address => bag.Values(address.Name)
                .Select(value => DeliveryIdentifier.Of(address.Type, PropertyBag.ToText(value)))),
            .. bag.All(wireName, IdentifierOf),
            .. bag.Text("Value") is null ? (DeliveryIdentifier[])[] : [IdentifierOf(bag)],
        ];
        if (identifiers.Length == 0 && bag.Text("Address") is { } address)
        {
            identifiers = [.. Recipient.Parse(address).DeliveryIdentifiers];
        }

        return new Recipient
        {
            ActorId = bag.Text("ActorId"),
            Name = bag.Text("Name"),
            RecipientField = bag.Constant("RecipientField")
                ?? identifiers.Select(FieldOf).OfType<string>().FirstOrDefault(),
            DeliveryIdentifiers = identifiers,
        };
    }

    /// <summary>The recipient of a reply to a sender.</summary>
    public static Recipient Of(Sender sender) => new()
    {
        Name = sender.Name,
        RecipientField = FieldOf(sender.DeliveryIdentifier),
        DeliveryIdentifiers = sender.DeliveryIdentifier is { } identifier ? [identifier] : [],
    };

    /// <summary>The sender in a property bag.</summary>
    public static Sender SenderOf(PropertyBag bag) => new()
    {
        ActorId = bag.Text("ActorId"),
        Name = bag.Text("Name"),
        SenderField = bag.Text("SenderField"),
        DeliveryIdentifier = bag.All("DeliveryIdentifier", IdentifierOf).FirstOrDefault(),
    };

    private static string? FieldOf(DeliveryIdentifier? identifier)
        => identifier?.Type == DeliveryIdentifierTypes.EmailAddress ? RecipientFields.To : null;

    private static DeliveryIdentifier IdentifierOf(PropertyBag bag)
        => new() { Type = bag.Constant("Type"), Value = bag.Text("Value") };
}
