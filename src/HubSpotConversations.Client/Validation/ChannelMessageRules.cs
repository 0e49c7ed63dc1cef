using System.Globalization;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

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

        ChannelAttachmentRules.Check(draft.Attachments);
        CheckContacts(draft);
    }

    /// <summary>Checks what depends on the version of HubSpot's API.</summary>
    /// <exception cref="HubSpotValidationException">The version doesn't support the message.</exception>
    public static void CheckVersion(ChannelMessageDraft draft, bool isDated)
    {
        if (isDated && draft.Senders.Any(static sender => sender.ActorId is not null))
        {
            throw new HubSpotValidationException(
                "SenderAgent",
                "HubSpot accepts the agent of a sender only in version v3. Leave out -SenderAgent, or connect with "
                + "-ApiVersion v3.");
        }
    }

    private static void CheckContacts(ChannelMessageDraft draft)
    {
        if (draft.AssociateWithContactId is { } id)
        {
            CheckContactId(id);
        }

        foreach (PreResolvedContact contact in draft.PreResolvedContacts)
        {
            CheckContactId(contact.ContactId);
            if (contact.MatchedProperties.Count == 0
                || contact.MatchedProperties.Any(static property => string.IsNullOrWhiteSpace(property)))
            {
                throw new HubSpotValidationException(
                    "MatchedProperty",
                    $"Contact {contact.ContactId} has no properties that led to it. Specify their names, for example "
                    + "-MatchedProperty email.");
            }
        }
    }

    private static void CheckContactId(string? id)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new HubSpotValidationException(
                "ContactId",
                $"'{DisplayText.OneLine(id ?? string.Empty, 60)}' is not the id of a contact. Specify digits, for example "
                + "701. Get-HubSpotContact finds contacts by email address or name.");
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
