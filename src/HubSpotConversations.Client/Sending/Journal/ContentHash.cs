using System.Security.Cryptography;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal.Lines;

namespace HubSpotConversations.Sending.Journal;

/// <summary>
/// Calculates a hash that shows whether two drafts are the same message: the same thread, sender, channel, content, and
/// recipients in the same order. The hash doesn't reveal the content.
/// </summary>
internal static class ContentHash
{
    // The length that represents a missing text.
    private const int Missing = -1;

    /// <summary>Returns half of a SHA-256 hash as 32 lowercase hexadecimal digits.</summary>
    /// <remarks>
    /// Null and empty values differ if null leaves a field out of the request's body, because HubSpot sees a difference
    /// there.
    /// </remarks>
    public static string Of(MessageDraft draft)
    {
        using var bytes = new ByteBuffer();

        // The version of the format below. A different format would get another number.
        bytes.Add((byte)1);
        AddRequired(bytes, draft.ThreadId);
        AddRequired(bytes, draft.Text);
        AddOptional(bytes, draft.RichText);
        AddOptional(bytes, draft.Subject);
        AddRequired(bytes, draft.SenderActorId);
        AddRequired(bytes, draft.ChannelId);
        AddRequired(bytes, draft.ChannelAccountId);
        AddRecipients(bytes, draft.Recipients);
        AddAttachments(bytes, draft.Attachments);
        return Digest(bytes);
    }

    private static void AddRecipients(ByteBuffer bytes, IReadOnlyList<Recipient> recipients)
    {
        bytes.Add(recipients.Count);
        for (int i = 0; i < recipients.Count; i++)
        {
            Recipient recipient = recipients[i];
            AddOptional(bytes, recipient.ActorId);
            AddOptional(bytes, recipient.Name);
            AddOptional(bytes, recipient.RecipientField);
            IReadOnlyList<DeliveryIdentifier> identifiers = recipient.DeliveryIdentifiers;
            bytes.Add(identifiers.Count);
            for (int j = 0; j < identifiers.Count; j++)
            {
                AddRequired(bytes, identifiers[j].Type);
                AddRequired(bytes, identifiers[j].Value);
            }
        }
    }

    private static void AddAttachments(ByteBuffer bytes, IReadOnlyList<Attachment> attachments)
    {
        bytes.Add(attachments.Count);
        for (int i = 0; i < attachments.Count; i++)
        {
            AddAttachment(bytes, attachments[i]);
        }
    }

    // The number before each kind prevents confusion between the fields of different kinds.
    private static void AddAttachment(ByteBuffer bytes, Attachment attachment)
    {
        switch (attachment)
        {
            case FileAttachment file:
                bytes.Add((byte)1);
                AddRequired(bytes, file.FileId);
                break;
            case QuickRepliesAttachment replies:
                bytes.Add((byte)2);
                AddQuickReplies(bytes, replies.QuickReplies);
                break;
            case SocialMediaAttachment { SocialMetadata: { } post }:
                bytes.Add((byte)3);
                AddRequired(bytes, post.MediaType);
                AddOptional(bytes, post.Id);
                AddOptional(bytes, post.Description);
                AddOptional(bytes, post.MediaTitle);
                AddOptional(bytes, post.MediaUrl);
                AddOptional(bytes, post.MediaUrlString);
                AddOptional(bytes, post.ThumbnailUrl);
                break;
            default:
                // HubSpot doesn't accept this kind, so the draft is rejected before it is sent.
                bytes.Add((byte)0);
                AddRequired(bytes, attachment.Type);
                break;
        }
    }

    private static void AddQuickReplies(ByteBuffer bytes, IReadOnlyList<QuickReply> replies)
    {
        bytes.Add(replies.Count);
        for (int i = 0; i < replies.Count; i++)
        {
            AddRequired(bytes, replies[i].Value);
            AddRequired(bytes, replies[i].ValueType);
            AddOptional(bytes, replies[i].Label);
        }
    }

    private static void AddRequired(ByteBuffer bytes, string? text) => AddOptional(bytes, text ?? string.Empty);

    // The length comes first, so no text can look like the start of the next field.
    private static void AddOptional(ByteBuffer bytes, string? text)
    {
        int position = bytes.Count;
        bytes.Add(Missing);
        if (text is not null)
        {
            bytes.Put(position, bytes.Add(text));
        }
    }

    private static string Digest(ByteBuffer bytes)
    {
#if NET
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.Bytes.AsSpan(0, bytes.Count), digest);
#else
        using var algorithm = SHA256.Create();
        ReadOnlySpan<byte> digest = algorithm.ComputeHash(bytes.Bytes, 0, bytes.Count);
#endif
        Span<char> digits = stackalloc char[32];
        for (int i = 0; i < digits.Length; i++)
        {
            int nibble = (digest[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
            digits[i] = (char)(nibble < 10 ? '0' + nibble : 'a' + nibble - 10);
        }

        return digits.ToString();
    }
}
