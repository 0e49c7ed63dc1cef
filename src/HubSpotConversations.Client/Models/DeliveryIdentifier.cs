using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An address of a person on a channel.</summary>
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
    /// HS_EMAIL_ADDRESS, HS_PHONE_NUMBER (E.164), HS_SHORT_CODE or CHANNEL_SPECIFIC_OPAQUE_ID; see <see
    /// cref="DeliveryIdentifierTypes"/>.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>The address itself.</summary>
    public string? Value { get; init; }

    /// <summary>An address of a kind, in the form in which HubSpot takes it where that can be told.</summary>
    internal static DeliveryIdentifier Of(string? type, string value) => new()
    {
        Type = type,
        Value = type == DeliveryIdentifierTypes.PhoneNumber ? RecipientRules.ToE164(value) ?? value : value,
    };

    /// <summary>The address, as it is shown in text.</summary>
    public override string ToString() => DisplayText.Of(Value);
}
