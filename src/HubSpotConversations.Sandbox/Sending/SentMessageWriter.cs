using System.Text.Json;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Creates the stored message of a send.</summary>
internal static class SentMessageWriter
{
    public static StoredMessage Write(
        string id, StoredThread thread, MessageRequest egg, DateTimeOffset now, bool fails) =>
        new(id, JsonBuffer.Write(writer =>
        {
            bool isEmail = egg.Account.ChannelId == ChannelIds.Email;
            writer.WriteStartObject();
            MessageHead.Write(writer, id, thread, now, egg.SenderActorId);
            WriteSender(writer, egg, isEmail);
            WriteRecipients(writer, egg.Recipients);
            writer.WriteBoolean("archived", value: false);
            writer.WriteString("text", egg.Text);
            writer.WriteOptional("richText", egg.RichText);
            writer.WriteOptional("subject", isEmail ? egg.Subject : null);
            AttachmentWriter.Write(writer, egg.Attachments);
            writer.WriteString("truncationStatus", "NOT_TRUNCATED");
            writer.WriteString("direction", "OUTGOING");
            writer.WriteString("channelId", egg.Account.ChannelId);
            writer.WriteString("channelAccountId", egg.Account.Id);
            WriteStatus(writer, egg.Account, fails);
            writer.WriteString("type", "MESSAGE");
            writer.WriteEndObject();
        }));

    private static void WriteSender(Utf8JsonWriter writer, MessageRequest egg, bool isEmail)
    {
        writer.WriteStartArray("senders");
        writer.WriteStartObject();
        writer.WriteString("actorId", egg.SenderActorId);
        writer.WriteOptional("name", egg.Sender.Name);
        writer.WriteOptional("senderField", isEmail ? "FROM" : null);
        egg.Account.Identifier?.Write(writer, "deliveryIdentifier");
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

    /// <summary>
    /// HubSpot accepts a message for an account that can't send. The message's status shows the failure.
    /// </summary>
    private static void WriteStatus(Utf8JsonWriter writer, StoredChannelAccount account, bool fails)
    {
        writer.WriteStartObject("status");
        if (account is { Active: true, Authorized: true } && !fails)
        {
            writer.WriteString("statusType", "SENT");
        }
        else
        {
            writer.WriteString("statusType", "FAILED");
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
