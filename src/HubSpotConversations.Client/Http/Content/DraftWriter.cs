using System.Text.Encodings.Web;
using System.Text.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Http.Content;

/// <summary>
/// Writes drafts as JSON for HubSpot. It always writes the fields that HubSpot requires, and an optional field only if
/// the draft has it.
/// </summary>
internal static class DraftWriter
{
    // The JSON is UTF-8 and never part of a web page, so it escapes only what JSON itself requires.
    internal static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static byte[] Write(MessageDraft draft) => RequestWriter.WriteObject(json =>
    {
        json.WriteString("type", draft.Type);
        json.WriteString("text", draft.Text);
        json.WriteList("attachments", draft.Attachments, WriteAttachment);
        json.WriteList("recipients", draft.Recipients, WriteRecipient);
        json.WriteString("senderActorId", draft.SenderActorId);
        json.WriteString("channelId", draft.ChannelId);
        json.WriteString("channelAccountId", draft.ChannelAccountId);
        json.WriteOptional("richText", draft.RichText);
        json.WriteOptional("subject", draft.Subject);
    });

    public static byte[] Write(CommentDraft draft) => RequestWriter.WriteObject(json =>
    {
        json.WriteString("type", draft.Type);
        json.WriteString("text", draft.Text);
        json.WriteList("attachments", draft.Attachments, WriteAttachment);
        json.WriteOptional("richText", draft.RichText);
    });

    public static void WriteAttachment(Utf8JsonWriter json, Attachment attachment)
    {
        switch (attachment)
        {
            case FileAttachment file:
                json.WriteString("type", AttachmentTypes.File);
                json.WriteString("fileId", file.FileId);
                break;
            case QuickRepliesAttachment replies:
                json.WriteString("type", AttachmentTypes.QuickReplies);
                json.WriteList("quickReplies", replies.QuickReplies, WriteQuickReply);
                break;
            case SocialMediaAttachment { SocialMetadata: { } post }:
                json.WriteString("type", AttachmentTypes.SocialMediaMetadata);
                WriteSocialMetadata(json, post);
                break;
            default:
                throw new NotSupportedException($"An attachment of type {attachment.Type} can't be sent.");
        }
    }

    private static void WriteQuickReply(Utf8JsonWriter json, QuickReply reply)
    {
        json.WriteString("value", reply.Value);
        json.WriteString("valueType", reply.ValueType);
        json.WriteOptional("label", reply.Label);
    }

    private static void WriteSocialMetadata(Utf8JsonWriter json, SocialMetadata post)
    {
        json.WriteStartObject("socialMetadata");
        json.WriteString("mediaType", post.MediaType);
        json.WriteOptional("id", post.Id);
        json.WriteOptional("description", post.Description);
        json.WriteOptional("mediaTitle", post.MediaTitle);
        json.WriteOptional("mediaUrl", post.MediaUrl);
        json.WriteOptional("mediaUrlString", post.MediaUrlString);
        json.WriteOptional("thumbnailUrl", post.ThumbnailUrl);
        json.WriteEndObject();
    }

    private static void WriteRecipient(Utf8JsonWriter json, Recipient recipient)
    {
        json.WriteOptional("actorId", recipient.ActorId);
        json.WriteOptional("name", recipient.Name);
        json.WriteOptional("recipientField", recipient.RecipientField);
        json.WriteList("deliveryIdentifiers", recipient.DeliveryIdentifiers, WriteAddress);
    }

    private static void WriteAddress(Utf8JsonWriter json, DeliveryIdentifier address)
    {
        json.WriteString("type", address.Type);
        json.WriteString("value", address.Value);
    }
}
