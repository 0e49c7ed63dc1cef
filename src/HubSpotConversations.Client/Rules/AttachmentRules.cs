using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>Which attachments HubSpot takes in a message that is sent.</summary>
internal static class AttachmentRules
{
    private const string Parameter = "Attachment";

    /// <exception cref="HubSpotValidationException">One of them can't be sent.</exception>
    public static void Check(IReadOnlyList<Attachment> attachments)
    {
        foreach (Attachment attachment in attachments)
        {
            switch (attachment)
            {
                case FileAttachment file:
                    Require(file.FileId, "A FILE attachment needs its FileId (New-HubSpotAttachment -FileId).");
                    break;
                case QuickRepliesAttachment replies:
                    CheckQuickReplies(replies);
                    break;
                case SocialMediaAttachment social:
                    Require(
                        social.SocialMetadata?.MediaType,
                        "A SOCIAL_MEDIA_METADATA attachment needs its media type (New-HubSpotAttachment -MediaType).");
                    break;
                default:
                    throw new HubSpotValidationException(
                        Parameter,
                        $"An attachment of type {DisplayText.OneLine(attachment?.Type ?? "(none)", 60)} can't be sent: "
                        + "HubSpot takes FILE, QUICK_REPLIES and SOCIAL_MEDIA_METADATA. Make one with "
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
                "A QUICK_REPLIES attachment needs one quick reply at least (New-HubSpotAttachment -QuickReply).");
        }

        foreach (QuickReply? reply in replies.QuickReplies)
        {
            Require(reply?.Value, "A quick reply needs its value (New-HubSpotQuickReply -Value).");
            Require(
                reply?.ValueType,
                "A quick reply needs its value type, TEXT or URL (New-HubSpotQuickReply -ValueType).");
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
