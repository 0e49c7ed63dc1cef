using System.Globalization;
using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Http.Content;

/// <summary>Writes the JSON bodies of the requests of custom channels.</summary>
internal static class ChannelWriter
{
    public static byte[] Message(ChannelMessageDraft draft) => RequestWriter.WriteObject(json =>
    {
        json.WriteString("text", draft.Text);
        json.WriteList("attachments", draft.Attachments, ChannelAttachmentWriter.Write);
        json.WriteList("recipients", draft.Recipients, WriteRecipient);
        json.WriteList("senders", draft.Senders, WriteSender);
        json.WriteString("channelAccountId", draft.ChannelAccountId);
        json.WriteString("messageDirection", draft.Direction);
        json.WriteString("timestamp", WireTime.Write(draft.Timestamp!.Value));
        json.WriteOptional("richText", draft.RichText);
        json.WriteOptional("inReplyToId", draft.InReplyToId);
        json.WriteOptional("integrationThreadId", draft.IntegrationThreadId);
        json.WriteString("integrationIdempotencyId", draft.IdempotencyId);
        if (draft.AssociateWithContactId is { } contactId)
        {
            WriteNumber(json, "associateWithContactId", contactId);
        }

        if (draft.PreResolvedContacts.Count > 0)
        {
            json.WriteStartObject("preResolvedContacts");
            json.WriteList("contacts", draft.PreResolvedContacts, WriteContact);
            json.WriteEndObject();
        }
    });

    public static byte[] MessageStatus(string status, string? errorMessage) => RequestWriter.WriteObject(json =>
    {
        json.WriteString("statusType", status);
        json.WriteOptional("errorMessage", errorMessage);
    });

    public static byte[] NewAccount(string name, string inboxId, DeliveryIdentifier? address, bool authorized)
        => RequestWriter.WriteObject(json =>
        {
            json.WriteString("name", name);
            json.WriteBoolean("authorized", authorized);
            json.WriteString("inboxId", inboxId);
            WriteAddress(json, address);
        });

    public static byte[] AccountChange(string? name, bool? authorized) => RequestWriter.WriteObject(json =>
    {
        json.WriteOptional("name", name);
        if (authorized is { } value)
        {
            json.WriteBoolean("authorized", value);
        }
    });

    public static byte[] StagedAccount(string name, DeliveryIdentifier address) => RequestWriter.WriteObject(json =>
    {
        json.WriteString("accountName", name);
        WriteAddress(json, address);
    });

    private static void WriteRecipient(Utf8JsonWriter json, Recipient recipient)
    {
        WriteAddress(json, recipient.DeliveryIdentifiers.Count > 0 ? recipient.DeliveryIdentifiers[0] : null);
        json.WriteOptional("name", recipient.Name);
    }

    private static void WriteSender(Utf8JsonWriter json, Sender sender)
    {
        WriteAddress(json, sender.DeliveryIdentifier);
        json.WriteOptional("name", sender.Name);
        json.WriteOptional("senderActorId", sender.ActorId);
    }

    private static void WriteContact(Utf8JsonWriter json, PreResolvedContact contact)
    {
        WriteNumber(json, "contactVid", contact.ContactId);
        json.WriteStartArray("contactPropertiesLeadingToMatch");
        foreach (string property in contact.MatchedProperties)
        {
            json.WriteStringValue(property);
        }

        json.WriteEndArray();
    }

    // Here, HubSpot describes the id of a contact as an integer. The rules accept only digits.
    private static void WriteNumber(Utf8JsonWriter json, string name, string digits)
        => json.WriteNumber(name, long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));

    private static void WriteAddress(Utf8JsonWriter json, DeliveryIdentifier? address)
    {
        if (address is not null)
        {
            json.WriteStartObject("deliveryIdentifier");
            json.WriteString("type", address.Type);
            json.WriteString("value", address.Value);
            json.WriteEndObject();
        }
    }
}
