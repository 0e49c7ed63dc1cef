using System.Net.Mail;
using System.Text;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Validation;

/// <summary>Checks recipients and the format of their addresses.</summary>
internal static class RecipientRules
{
    private const string Parameter = "Recipient";

    /// <exception cref="HubSpotValidationException">HubSpot would not accept the recipient.</exception>
    public static void Check(Recipient? recipient)
    {
        if (recipient is null || recipient.DeliveryIdentifiers.Count == 0)
        {
            throw new HubSpotValidationException(
                Parameter,
                "A recipient needs an address: an email address, a phone number, a short code or a channel-specific "
                + "id. Create one with New-HubSpotRecipient -EmailAddress, -PhoneNumber, -ShortCode or -OpaqueId.");
        }

        CheckActor(recipient.ActorId);
        CheckField(recipient.RecipientField);
        foreach (DeliveryIdentifier identifier in recipient.DeliveryIdentifiers)
        {
            Check(identifier);
        }
    }

    /// <summary>Whether a text is exactly one email address without a display name.</summary>
    public static bool IsEmailAddress(string text)
    {
        try
        {
            // Only display names use the encoding. It is passed because the default looks it up by name each time.
            var address = new MailAddress(text, displayName: null, Encoding.UTF8);
            return address.Address == text && address.Host.Trim('[', ']').Length > 0
                && !address.Host.EndsWith(".", StringComparison.Ordinal)
                && !text.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c));
        }
        catch (FormatException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void CheckActor(string? actorId)
    {
        if (actorId is null)
        {
            return;
        }

        if (actorId.StartsWith("E-", StringComparison.Ordinal))
        {
            throw new HubSpotValidationException(
                Parameter,
                $"The actor '{DisplayText.OneLine(actorId, 100)}' can't be a recipient, because HubSpot rejects email "
                + "actors. Remove -ActorId and specify the address with -EmailAddress, for example jane@example.com.");
        }

        if (actorId.StartsWith("A-", StringComparison.Ordinal))
        {
            throw new HubSpotValidationException(
                Parameter,
                $"The actor '{DisplayText.OneLine(actorId, 100)}' is an agent, and HubSpot rejects agents as "
                + "recipients. To leave a note for a colleague, use Add-HubSpotThreadComment.");
        }
    }

    private static void CheckField(string? field)
    {
        if (field is not null && !RecipientFields.All.Contains(field, StringComparer.Ordinal))
        {
            throw new HubSpotValidationException(
                Parameter,
                $"'{DisplayText.OneLine(field, 60)}' is not a valid recipient field. Specify TO, CC or BCC, and only "
                + "for email.");
        }
    }

    private static void Check(DeliveryIdentifier? identifier)
    {
        string value = identifier?.Value ?? string.Empty;
        string shown = DisplayText.OneLine(value, 100);
        switch (identifier?.Type)
        {
            case DeliveryIdentifierTypes.EmailAddress when !IsEmailAddress(value):
                throw new HubSpotValidationException(
                    Parameter,
                    $"'{shown}' is not a valid email address. Specify an address like jane@example.com.");
            case DeliveryIdentifierTypes.PhoneNumber when PhoneNumber.ToE164(value) != value:
                throw new HubSpotValidationException(
                    Parameter,
                    $"'{shown}' is not a phone number in E.164 format. Specify a plus sign, the country code and the "
                    + "number, for example +15551234567.");
            case null or "":
                throw new HubSpotValidationException(
                    Parameter,
                    $"'{shown}' is neither an email address (jane@example.com) nor a phone number (+15551234567). "
                    + "For any other address, use New-HubSpotRecipient -ShortCode or -OpaqueId.");
            default:
                break;
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            throw new HubSpotValidationException(
                Parameter,
                $"A recipient's address of type {DisplayText.OneLine(identifier?.Type, 60)} is empty. Specify its "
                + "value.");
        }
    }
}
