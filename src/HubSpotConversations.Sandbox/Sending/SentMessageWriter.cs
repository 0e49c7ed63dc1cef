using System.Text.Json;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Creates the stored message of a send.</summary>
internal static class SentMessageWriter
{
    public static StoredMessage Write(
        string id, StoredThread thread, MessageRequest request, DateTimeOffset now, DeliveryState delivery) =>
        new(id, JsonBuffer.Write(writer =>
        {
            bool isEmail = request.Account.ChannelId == ChannelIds.Email;
            writer.WriteStartObject();
            MessageHead.Write(writer, id, thread, now, request.SenderActorId);
            WriteSender(writer, request, isEmail);
            WriteRecipients(writer, request.Recipients);
            writer.WriteBoolean("archived", value: false);
            writer.WriteString("text", request.Text);
            writer.WriteOptional("richText", request.RichText);
            writer.WriteOptional("subject", isEmail ? request.Subject : null);
            AttachmentWriter.Write(writer, request.Attachments);
            writer.WriteString("truncationStatus", "NOT_TRUNCATED");
            writer.WriteString("direction", "OUTGOING");
            writer.WriteString("channelId", request.Account.ChannelId);
            writer.WriteString("channelAccountId", request.Account.Id);
            WriteStatus(writer, request.Account, delivery);
            writer.WriteString("type", "MESSAGE");
            writer.WriteEndObject();
        }));

    private static void WriteSender(Utf8JsonWriter writer, MessageRequest request, bool isEmail)
    {
        writer.WriteStartArray("senders");
        writer.WriteStartObject();
        writer.WriteString("actorId", request.SenderActorId);
        writer.WriteOptional("name", request.Sender.Name);
        writer.WriteOptional("senderField", isEmail ? "FROM" : null);
        request.Account.Identifier?.Write(writer, "deliveryIdentifier");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteRecipients(Utf8JsonWriter writer, List<RequestRecipient> recipients)
    {
        writer.WriteStartArray("recipients");
        foreach (RequestRecipient recipient in recipients)
        {
            writer.WriteStartObject();
            writer.WriteOptional("actorId", recipient.ActorId);
            writer.WriteOptional("name", recipient.Name);
            writer.WriteOptional("recipientField", recipient.Field);
            recipient.Identifier.Write(writer, "deliveryIdentifier");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteStatus(Utf8JsonWriter writer, StoredChannelAccount account, DeliveryState delivery)
    {
        writer.WriteStartObject("status");
        writer.WriteString("statusType", delivery.ToString().ToUpperInvariant());
        if (delivery == DeliveryState.Failed)
        {
            writer.WriteStartObject("failureDetails");
            writer.WriteString("errorMessage", "The channel account can't send: connect it again.");
            writer.WriteStartObject("errorMessageTokens");
            writer.WriteString("channelAccountName", account.Name);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
