using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Journal;

/// <summary>A draft in a journal, stored as the body of the request that sends it.</summary>
internal sealed class JournalDraft : WireModel
{
    private readonly MessageDraft _draft;

    private JournalDraft(WireObject wire, string? threadId)
        => _draft = new MessageDraft
        {
            ThreadId = threadId,
            Text = wire.Text("text"u8),
            RichText = wire.Text("richText"u8),
            Subject = wire.Text("subject"u8),
            Recipients = wire.List("recipients"u8, static w => new Recipient(w)),
            Attachments = wire.List("attachments"u8, Attachment.Read),
            SenderActorId = wire.Text("senderActorId"u8),
            ChannelId = wire.Text("channelId"u8),
            ChannelAccountId = wire.Text("channelAccountId"u8),
        };

    /// <summary>Reads a draft from its JSON.</summary>
    public static MessageDraft? Read(byte[] json, string? threadId)
    {
        using JsonDocument document = JsonText.Parse(json);
        return WireObject.Read(document.RootElement, wire => new JournalDraft(wire, threadId))?._draft;
    }
}
