using System.Text.Encodings.Web;
using System.Text.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Http.Content;

/// <summary>
/// Writes drafts as HubSpot takes them. Writing is exact: what the contract requires is always there, what it leaves
/// open is there only when it was given, and nothing else is.
/// </summary>
internal static class DraftWriter
{
    // The body is JSON in UTF-8 and never stands in a page, so that text and HTML need no escapes beyond JSON's own.
    internal static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static byte[] Write(MessageDraft draft) => RequestWriter.Write(writer =>
    {
        writer.WriteString("type", draft.Type);
        writer.WriteString("text", draft.Text);
        WriteAttachments(writer, draft.Attachments);
        WriteRecipients(writer, draft.Recipients);
        writer.WriteString("senderActorId", draft.SenderActorId);
        writer.WriteString("channelId", draft.ChannelId);
        writer.WriteString("channelAccountId", draft.ChannelAccountId);
        WriteOptional(writer, "richText", draft.RichText);
        WriteOptional(writer, "subject", draft.Subject);
    });

    public static byte[] Write(CommentDraft draft) => RequestWriter.Write(writer =>
    {
        writer.WriteString("type", draft.Type);
        writer.WriteString("text", draft.Text);
        WriteAttachments(writer, draft.Attachments);
        WriteOptional(writer, "richText", draft.RichText);
    });

    private static void WriteAttachments(Utf8JsonWriter writer, IReadOnlyList<Attachment> attachments)
    {
        writer.WriteStartArray("attachments");
        foreach (Attachment attachment in attachments)
        {
            writer.WriteStartObject();
            WriteAttachment(writer, attachment);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAttachment(Utf8JsonWriter writer, Attachment attachment)
    {
        switch (attachment)
        {
            case FileAttachment file:
                writer.WriteString("type", AttachmentTypes.File);
                writer.WriteString("fileId", file.FileId);
                break;
            case QuickRepliesAttachment replies:
                writer.WriteString("type", AttachmentTypes.QuickReplies);
                WriteQuickReplies(writer, replies.QuickReplies);
                break;
            case SocialMediaAttachment { SocialMetadata: { } post }:
                writer.WriteString("type", AttachmentTypes.SocialMediaMetadata);
                WriteSocialMetadata(writer, post);
                break;
            default:
                throw new NotSupportedException($"An attachment of type {attachment.Type} can't be sent.");
        }
    }

    private static void WriteQuickReplies(Utf8JsonWriter writer, IReadOnlyList<QuickReply> replies)
    {
        writer.WriteStartArray("quickReplies");
        foreach (QuickReply reply in replies)
        {
            writer.WriteStartObject();
            writer.WriteString("value", reply.Value);
            writer.WriteString("valueType", reply.ValueType);
            WriteOptional(writer, "label", reply.Label);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSocialMetadata(Utf8JsonWriter writer, SocialMetadata post)
    {
        writer.WriteStartObject("socialMetadata");
        writer.WriteString("mediaType", post.MediaType);
        WriteOptional(writer, "id", post.Id);
        WriteOptional(writer, "description", post.Description);
        WriteOptional(writer, "mediaTitle", post.MediaTitle);
        WriteOptional(writer, "mediaUrl", post.MediaUrl);
        WriteOptional(writer, "mediaUrlString", post.MediaUrlString);
        WriteOptional(writer, "thumbnailUrl", post.ThumbnailUrl);
        writer.WriteEndObject();
    }

    private static void WriteRecipients(Utf8JsonWriter writer, IReadOnlyList<Recipient> recipients)
    {
        writer.WriteStartArray("recipients");
        foreach (Recipient recipient in recipients)
        {
            writer.WriteStartObject();
            WriteOptional(writer, "actorId", recipient.ActorId);
            WriteOptional(writer, "name", recipient.Name);
            WriteOptional(writer, "recipientField", recipient.RecipientField);
            WriteDeliveryIdentifiers(writer, recipient.DeliveryIdentifiers);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteDeliveryIdentifiers(Utf8JsonWriter writer, IReadOnlyList<DeliveryIdentifier> identifiers)
    {
        writer.WriteStartArray("deliveryIdentifiers");
        foreach (DeliveryIdentifier identifier in identifiers)
        {
            writer.WriteStartObject();
            writer.WriteString("type", identifier.Type);
            writer.WriteString("value", identifier.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
