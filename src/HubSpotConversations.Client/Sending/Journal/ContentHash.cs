using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Journal;

/// <summary>
/// Calculates a hash that shows whether two drafts are the same message: the same thread, sender, channel, content, and
/// recipients in the same order. The hash doesn't reveal the content.
/// </summary>
internal static class ContentHash
{
    // The length that represents a missing text.
    private const int Missing = -1;

    private const int HashBytes = 16;

    /// <summary>Returns half of a SHA-256 hash as 32 lowercase hexadecimal digits.</summary>
    /// <remarks>
    /// Null and empty values differ if null leaves a field out of the request's body, because HubSpot sees a difference
    /// there.
    /// </remarks>
    public static string Of(Draft draft)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);

        // The first number is the version of the format. A different format would get another number.
        switch (draft)
        {
            case MessageDraft message:
                writer.Write((byte)1);
                AddTexts(
                    writer, message.ThreadId ?? string.Empty, draft.Text ?? string.Empty, draft.RichText, message.Subject);
                AddTexts(writer, message.SenderActorId ?? string.Empty);
                break;
            case ChannelMessageDraft message:
                writer.Write((byte)2);
                AddTexts(writer, message.Direction, draft.Text ?? string.Empty, draft.RichText);
                AddTexts(writer, message.InReplyToId, message.IntegrationThreadId, TimeOf(message));
                AddSenders(writer, message.Senders);
                AddTexts(writer, message.AssociateWithContactId, message.PreResolvedContacts.ToString());
                break;
            default:
                throw new NotSupportedException($"A {draft.GetType().Name} can't be sent.");
        }

        AddTexts(writer, draft.ChannelId ?? string.Empty, draft.ChannelAccountId ?? string.Empty);
        AddRecipients(writer, draft.Recipients);
        if (draft is ChannelMessageDraft)
        {
            // These messages can have more kinds of attachments, and more of their fields.
            AddTexts(writer, AttachmentsOf(draft));
        }
        else
        {
            AddAttachments(writer, draft.Attachments);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes.GetBuffer(), 0, (int)bytes.Length);
        return string.Concat(hash.GetHashAndReset().Take(HashBytes)
            .Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string? TimeOf(ChannelMessageDraft draft)
        => draft.Timestamp is { } time ? WireTime.Write(time) : null;

    private static void AddSenders(BinaryWriter writer, IReadOnlyList<Sender> senders)
    {
        writer.Write(senders.Count);
        foreach (Sender sender in senders)
        {
            AddTexts(writer, sender.Name, sender.DeliveryIdentifier?.Type, sender.Address, sender.ActorId);
        }
    }

    private static string AttachmentsOf(Draft draft) => Encoding.UTF8.GetString(
        RequestWriter.WriteObject(json => json.WriteList("attachments", draft.Attachments, ChannelAttachmentWriter.Write)));

    private static void AddRecipients(BinaryWriter writer, IReadOnlyList<Recipient> recipients)
    {
        writer.Write(recipients.Count);
        foreach (Recipient recipient in recipients)
        {
            AddTexts(writer, recipient.ActorId, recipient.Name, recipient.RecipientField);
            writer.Write(recipient.DeliveryIdentifiers.Count);
            foreach (DeliveryIdentifier identifier in recipient.DeliveryIdentifiers)
            {
                AddTexts(writer, identifier.Type ?? string.Empty, identifier.Value ?? string.Empty);
            }
        }
    }

    // The number before each kind prevents confusion between the fields of different kinds.
    private static void AddAttachments(BinaryWriter writer, IReadOnlyList<Attachment> attachments)
    {
        writer.Write(attachments.Count);
        foreach (Attachment attachment in attachments)
        {
            switch (attachment)
            {
                case FileAttachment file:
                    writer.Write((byte)1);
                    AddTexts(writer, file.FileId ?? string.Empty);
                    break;
                case QuickRepliesAttachment replies:
                    writer.Write((byte)2);
                    AddQuickReplies(writer, replies.QuickReplies);
                    break;
                case SocialMediaAttachment { SocialMetadata: { } post }:
                    writer.Write((byte)3);
                    AddTexts(writer, post.MediaType ?? string.Empty, post.Id, post.Description, post.MediaTitle);
                    AddTexts(writer, post.MediaUrl, post.MediaUrlString, post.ThumbnailUrl);
                    break;
                default:
                    // HubSpot doesn't accept this kind, so the draft is rejected before it is sent.
                    writer.Write((byte)0);
                    AddTexts(writer, attachment.Type ?? string.Empty);
                    break;
            }
        }
    }

    private static void AddQuickReplies(BinaryWriter writer, IReadOnlyList<QuickReply> replies)
    {
        writer.Write(replies.Count);
        foreach (QuickReply reply in replies)
        {
            AddTexts(writer, reply.Value ?? string.Empty, reply.ValueType ?? string.Empty, reply.Label);
        }
    }

    // The length comes first, so no text can look like the start of the next field.
    private static void AddTexts(BinaryWriter writer, params string?[] texts)
    {
        foreach (string? text in texts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text ?? string.Empty);
            writer.Write(text is null ? Missing : bytes.Length);
            writer.Write(bytes);
        }
    }
}
