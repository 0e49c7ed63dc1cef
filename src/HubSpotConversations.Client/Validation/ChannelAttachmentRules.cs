using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Validation;

/// <summary>Checks the attachments of a channel message.</summary>
internal static class ChannelAttachmentRules
{
    private const string Parameter = "Attachment";

    /// <exception cref="HubSpotValidationException">One of the attachments can't be published.</exception>
    public static void Check(IReadOnlyList<Attachment> attachments)
    {
        foreach (Attachment attachment in attachments)
        {
            switch (attachment)
            {
                case LocationAttachment place:
                    CheckCoordinate(place.Latitude, "latitude", 90);
                    CheckCoordinate(place.Longitude, "longitude", 180);
                    break;
                case ContactAttachment contact:
                    CheckProfile(contact.ContactProfile);
                    break;
                case MessageHeaderAttachment or UnsupportedContentAttachment:
                    break;
                case LocalFile:
                    throw new HubSpotValidationException(
                        Parameter, "Upload the file first, and specify its attachment: New-HubSpotAttachment -Path FILE.");
                case UnknownAttachment or WhatsAppTemplateAttachment or null:
                    throw new HubSpotValidationException(
                        Parameter,
                        $"An attachment of type {DisplayText.OneLine(attachment?.Type ?? "(none)", 60)} can't be published "
                        + "through a custom channel.");
                default:
                    AttachmentRules.Check([attachment]);
                    break;
            }
        }
    }

    private static void CheckCoordinate(double? value, string name, double limit)
    {
        // NaN is not in the range either.
        if (!(value >= -limit && value <= limit))
        {
            throw new HubSpotValidationException(
                Parameter,
                FormattableString.Invariant(
                    $"A LOCATION attachment needs a {name} in degrees, from -{limit} to {limit}, for example 52.52."));
        }
    }

    private static void CheckProfile(ContactProfile? profile)
    {
        if (profile is null)
        {
            throw Incomplete("a ContactProfile, for example @{ Name = @{ FirstName = 'Jane' } }");
        }

        if (profile.Emails.Any(static email => string.IsNullOrWhiteSpace(email?.Email)))
        {
            throw Incomplete("an Email in each of its Emails");
        }

        if (profile.Phones.Any(static phone => string.IsNullOrWhiteSpace(phone?.Phone)))
        {
            throw Incomplete("a Phone in each of its Phones");
        }

        if (profile.Urls.Any(static url => string.IsNullOrWhiteSpace(url?.Url)))
        {
            throw Incomplete("a Url in each of its Urls");
        }
    }

    private static HubSpotValidationException Incomplete(string what)
        => new(Parameter, $"A CONTACT attachment needs {what}.");
}
