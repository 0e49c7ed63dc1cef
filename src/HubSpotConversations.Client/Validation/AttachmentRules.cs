using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Validation;

/// <summary>Checks that HubSpot accepts the attachments of a message to send.</summary>
internal static class AttachmentRules
{
    private const string Parameter = "Attachment";

    /// <exception cref="HubSpotValidationException">One of the attachments can't be sent.</exception>
    public static void Check(IReadOnlyList<Attachment> attachments)
    {
        foreach (Attachment attachment in attachments)
        {
            switch (attachment)
            {
                case FileAttachment file:
                    Require(
                        file.FileId,
                        "A FILE attachment needs a file id. Create one with New-HubSpotAttachment -FileId.");
                    break;
                case LocalFile:
                    // The cmdlet uploads it.
                    break;
                case QuickRepliesAttachment replies:
                    CheckQuickReplies(replies);
                    break;
                case SocialMediaAttachment social:
                    Require(
                        social.SocialMetadata?.MediaType,
                        "A SOCIAL_MEDIA_METADATA attachment needs a media type, for example PHOTO. Create one with "
                        + "New-HubSpotAttachment -MediaType.");
                    break;
                default:
                    throw new HubSpotValidationException(
                        Parameter,
                        $"An attachment of type {DisplayText.OneLine(attachment?.Type ?? "(none)", 60)} can't be sent: "
                        + "HubSpot accepts FILE, QUICK_REPLIES and SOCIAL_MEDIA_METADATA. Create one with "
                        + "New-HubSpotAttachment.");
            }
        }
    }

    private static void CheckQuickReplies(QuickRepliesAttachment replies)
    {
        if (replies.QuickReplies.Count == 0)
        {
            throw new HubSpotValidationException(
                Parameter,
                "A QUICK_REPLIES attachment needs at least one quick reply. Create one with New-HubSpotAttachment "
                + "-QuickReply.");
        }

        foreach (QuickReply? reply in replies.QuickReplies)
        {
            Require(reply?.Value, "A quick reply needs a value. Specify it with New-HubSpotQuickReply -Value.");
            Require(
                reply?.ValueType,
                "A quick reply needs a value type, TEXT or URL. Specify it with New-HubSpotQuickReply -ValueType.");
        }
    }

    private static void Require(string? value, string message)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new HubSpotValidationException(Parameter, message);
        }
    }
}
