using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Reads messages and drafts that came back from a file or another process without their class.</summary>
internal static class MessageBag
{
    private const string Reimported = "Deserialized.HubSpotConversations.Models.";

    /// <summary>Whether the object is an entry of a thread, which has these properties besides its own.</summary>
    public static bool IsEntry(PropertyBag? bag)
        => bag?.Text("ThreadId") is not null && bag.Has("MessageId") && bag.Has("CreatedBy") && bag.Has("Senders");

    /// <summary>The draft of a reply to a thread's message; null if the object isn't such a message.</summary>
    public static MessageDraft? ReplyTo(PropertyBag? bag)
        => !IsEntry(bag) || bag!.Text("ThreadId") is not { } threadId ? null
            : KindOf(bag) is not (null or MessageTypes.Message) || IsFlat(bag)
                ? new MessageDraft { ThreadId = threadId }
            : DraftComposition.ReplyTo(new ConversationMessage
            {
                Type = MessageTypes.Message,
                MessageId = bag.Text("MessageId"),
                ThreadId = threadId,
                Direction = bag.Text("Direction"),
                Subject = bag.Text("Subject"),
                ChannelId = bag.Text("ChannelId"),
                ChannelAccountId = bag.Text("ChannelAccountId"),
                Senders = bag.All("Senders", RecipientReader.SenderOf),
                Recipients = bag.All("Recipients", RecipientReader.Of),
            });

    /// <summary>The draft in a property bag.</summary>
    /// <exception cref="HubSpotValidationException">The draft came back incomplete.</exception>
    public static MessageDraft DraftOf(PropertyBag bag)
    {
        CheckParts(bag);
        return new MessageDraft
        {
            ThreadId = bag.Text("ThreadId"),
            Text = bag.Text("Text"),
            RichText = bag.Text("RichText"),
            Subject = bag.Text("Subject"),
            Recipients = bag.All("Recipients", RecipientReader.Of),
            Attachments = bag.All("Attachments", static part => AttachmentReader.Of(part) ?? throw NotWhole()),
            SenderActorId = bag.Text("SenderActorId"),
            ChannelId = bag.Text("ChannelId"),
            ChannelAccountId = bag.Text("ChannelAccountId"),
        };
    }

    /// <summary>The message type that the object states; null if it states none.</summary>
    public static string? KindOf(PropertyBag? bag)
        => bag?.Constant("Type") is { } type && MessageTypes.All.Contains(type) ? type : null;

    /// <summary>Checks that a draft came back complete.</summary>
    /// <exception cref="HubSpotValidationException">Its recipients or attachments came back as strings.</exception>
    public static void CheckWhole(PSObject input, PropertyBag? bag)
    {
        if (bag is not null && input.TypeNames.Any(static n => n.StartsWith(Reimported, StringComparison.Ordinal)))
        {
            CheckParts(bag);
        }
    }

    /// <summary>Whether a CSV file has replaced the senders by their text. The thread supplies the rest.</summary>
    private static bool IsFlat(PropertyBag bag) => bag.Values("Senders").Any(static part => PropertyBag.Of(part) is null);

    private static void CheckParts(PropertyBag draft)
    {
        if (draft == PropertyBag.Empty
            || draft.Values("Recipients").Concat(draft.Values("Attachments")).Any(part => PropertyBag.Of(part) is null))
        {
            throw NotWhole();
        }
    }

    private static HubSpotValidationException NotWhole() => new(
        "InputObject",
        "This draft came back from a file or another process without all of its recipients or attachments. Export it "
        + "again with a greater depth (Export-Clixml -Depth 6, ConvertTo-Json -Depth 9), in a session that has "
        + "imported the module.");
}
