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
        json.WriteList("attachments", draft.Attachments, DraftWriter.WriteAttachment);
        json.WriteList("recipients", draft.Recipients, WriteRecipient);
        json.WriteList("senders", draft.Senders, WriteSender);
        json.WriteString("channelAccountId", draft.ChannelAccountId);
        json.WriteString("messageDirection", draft.Direction);
        json.WriteString("timestamp", WireTime.Write(draft.Timestamp!.Value));
        json.WriteOptional("richText", draft.RichText);
        json.WriteOptional("inReplyToId", draft.InReplyToId);
        json.WriteOptional("integrationThreadId", draft.IntegrationThreadId);
        json.WriteString("integrationIdempotencyId", draft.IdempotencyId);
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
    }

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
