using System.Security.Cryptography;
using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>
/// What tells whether two drafts are the same message: the same thread, sender, channel, recipients in their order,
/// and content. It does not tell the content.
/// </summary>
internal static class ContentHash
{
    // The length that stands for a text that is not there.
    private const int Missing = -1;

    /// <summary>32 hexadecimal digits in lower case, half of a SHA-256.</summary>
    /// <remarks>
    /// Null and empty differ where null leaves a field out of the body of the request: HubSpot sees a difference there.
    /// </remarks>
    public static string Of(MessageDraft draft)
    {
        using var bytes = new ByteBuffer();

        // Another form of what follows would get another number.
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

    // The number before each kind keeps the fields of one from being taken for those of another.
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
                // None that HubSpot takes: it is refused before anything is sent.
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

    // The length in front: no text can look like the beginning of the next field.
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
