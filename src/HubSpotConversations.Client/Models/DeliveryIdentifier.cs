using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The address of a person or an account on a channel.</summary>
public sealed class DeliveryIdentifier : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public DeliveryIdentifier()
    {
    }

    internal DeliveryIdentifier(WireObject wire)
    {
        Type = wire.Text("type"u8);
        Value = wire.Text("value"u8);
    }

    /// <summary>
    /// The kind of address: HS_EMAIL_ADDRESS, HS_PHONE_NUMBER (E.164), HS_SHORT_CODE or CHANNEL_SPECIFIC_OPAQUE_ID; see
    /// <see cref="DeliveryIdentifierTypes"/>.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>The address itself, for example jane@example.com.</summary>
    public string? Value { get; init; }

    /// <summary>Creates an address and, where possible, normalizes it to the form that HubSpot accepts.</summary>
    internal static DeliveryIdentifier Of(string? type, string value) => new()
    {
        Type = type,
        Value = type == DeliveryIdentifierTypes.PhoneNumber ? PhoneNumber.ToE164(value) ?? value : value,
    };

    /// <summary>Returns the address and its kind.</summary>
    public override string ToString() => DisplayText.Of(Type is null ? Value : $"{Value} ({Type})");
}
