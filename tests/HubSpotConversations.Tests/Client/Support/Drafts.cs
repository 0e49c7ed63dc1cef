using HubSpotConversations.Models;

namespace HubSpotConversations.Tests.Client.Support;

/// <summary>Creates valid drafts whose parts a test can change.</summary>
internal static class Drafts
{
    public static readonly Recipient Jane = To(DeliveryIdentifierTypes.EmailAddress, "jane@example.com");

    public static MessageDraft Message(
        string? text = "Hello",
        string? threadId = "123",
        string? richText = null,
        string? subject = null,
        string? senderActorId = "A-1",
        string? channelId = "1002",
        string? channelAccountId = "5",
        IReadOnlyList<Recipient>? recipients = null,
        IReadOnlyList<Attachment>? attachments = null)
        => new()
        {
            ThreadId = threadId,
            Text = text,
            RichText = richText,
            Subject = subject,
            SenderActorId = senderActorId,
            ChannelId = channelId,
            ChannelAccountId = channelAccountId,
            Recipients = recipients ?? [Jane],
            Attachments = attachments ?? [],
        };

    public static CommentDraft Comment(
        string? text = "Note",
        string? threadId = "123",
        string? richText = null,
        IReadOnlyList<Attachment>? attachments = null)
        => new() { ThreadId = threadId, Text = text, RichText = richText, Attachments = attachments ?? [] };

    public static Recipient To(string type, string? value)
        => new() { DeliveryIdentifiers = [new DeliveryIdentifier { Type = type, Value = value }] };
}
