using HubSpotConversations.Models;

namespace HubSpotConversations.Validation;

/// <summary>Checks messages of custom channels before any request.</summary>
internal static class ChannelMessageRules
{
    /// <exception cref="HubSpotValidationException">The message is not valid.</exception>
    public static void Check(ChannelMessageDraft draft)
    {
        Require(draft.ChannelId, "ChannelId", "the id of the custom channel");
        Require(draft.ChannelAccountId, "ChannelAccountId", "the id of the channel account");
        if (string.IsNullOrWhiteSpace(draft.Text) && draft.Attachments.Count == 0)
        {
            throw new HubSpotValidationException("Text", "The message has no text. Specify -Text or -Attachment.");
        }

        if (draft.Direction is not (Directions.Incoming or Directions.Outgoing))
        {
            throw new HubSpotValidationException(
                "Direction", $"'{draft.Direction}' is not a direction. Specify Incoming or Outgoing.");
        }

        if (draft.Senders.Count == 0 || draft.Senders.Any(static sender => string.IsNullOrWhiteSpace(sender.Address)))
        {
            throw new HubSpotValidationException(
                "Sender", "The message has no sender. Specify the sender's address on the channel with -Sender.");
        }

        foreach (Recipient recipient in draft.Recipients)
        {
            RecipientRules.Check(recipient);
        }

        AttachmentRules.Check(draft.Attachments);
        if (draft.Attachments.OfType<LocalFile>().Any())
        {
            throw new HubSpotValidationException(
                "Attachment", "Upload the file first, and specify its attachment: New-HubSpotAttachment -Path FILE.");
        }
    }

    private static void Require(string? value, string parameter, string what)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new HubSpotValidationException(parameter, $"-{parameter} is empty. Specify {what}.");
        }
    }
}
