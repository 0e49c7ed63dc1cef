using HubSpotConversations.Models;
using HubSpotConversations.Text;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Binding;

/// <summary>Creates addresses of custom channels from text.</summary>
internal static class ChannelAddress
{
    /// <summary>
    /// The address with a text: an email address, a phone number, or anything else as an id of the channel itself.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The kind of address; null to recognize it.</param>
    public static DeliveryIdentifier Of(string text, string? type)
        => DeliveryIdentifier.Of(
            type
                ?? (RecipientRules.IsEmailAddress(text) ? DeliveryIdentifierTypes.EmailAddress
                    : text.StartsWith("+", StringComparison.Ordinal) && PhoneNumber.ToE164(text) is not null
                        ? DeliveryIdentifierTypes.PhoneNumber
                        : DeliveryIdentifierTypes.OpaqueId),
            text);
}
