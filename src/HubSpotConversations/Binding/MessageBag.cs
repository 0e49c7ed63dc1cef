using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Reads messages and drafts that came back from a file or another process without their class.</summary>
internal static class MessageBag
{
    private const string Reimported = "Deserialized.HubSpotConversations.Models.";

    /// <summary>The draft of a reply to a thread's message; null if the object isn't such a message.</summary>
    public static MessageDraft? AnswerTo(PropertyBag? spelled)
        => spelled?.Text("ConversationsThreadId") is not { } threadId ? null
            : KindOf(spelled) is not (null or MessageTypes.Message) ? new MessageDraft { ThreadId = threadId }
            : DraftComposition.AnswerTo(new ConversationMessage
            {
                Type = MessageTypes.Message,
                Id = spelled.Text("Id"),
                ConversationsThreadId = threadId,
                Direction = spelled.Text("Direction"),
                Subject = spelled.Text("Subject"),
                ChannelId = spelled.Text("ChannelId"),
                ChannelAccountId = spelled.Text("ChannelAccountId"),
                Senders = spelled.Values("Senders").Select(SenderOf).OfType<Sender>().ToArray(),
                Recipients = spelled.Values("Recipients").Select(PropertyBag.Of).OfType<PropertyBag>()
                    .Select(RecipientReader.Of).ToArray(),
            });

    private static Sender? SenderOf(object value)
        => PropertyBag.Of(value) is not { } spelled ? null : new Sender
        {
            ActorId = spelled.Text("ActorId"),
            Name = spelled.Text("Name"),
            SenderField = spelled.Text("SenderField"),
            DeliveryIdentifier = spelled.Values("DeliveryIdentifier").Select(RecipientReader.IdentifierOf)
                .FirstOrDefault(),
        };

    /// <summary>The message type that the object states; null if it states none.</summary>
    public static string? KindOf(PropertyBag? spelled)
        => spelled?.Text("Type")?.ToUpperInvariant() is { } type && MessageTypes.All.Contains(type) ? type : null;

    /// <summary>Checks that a draft came back complete.</summary>
    /// <exception cref="HubSpotValidationException">Its recipients or attachments came back as strings.</exception>
    public static void CheckWhole(PSObject input, PropertyBag? spelled)
    {
        bool isReimported = input.TypeNames.Any(
            static name => name.StartsWith(Reimported, StringComparison.Ordinal));
        if (isReimported && spelled is not null)
        {
            CheckParts(spelled);
        }
    }

    /// <summary>Checks that the recipients and attachments of a draft came back complete.</summary>
    /// <exception cref="HubSpotValidationException">Its recipients or attachments came back as strings.</exception>
    public static void CheckParts(PropertyBag draft)
    {
        if (draft.Values("Recipients").Concat(draft.Values("Attachments")).Any(static part => PropertyBag.Of(part) is null))
        {
            throw NotWhole();
        }
    }

    /// <summary>The error for a draft that came back incomplete.</summary>
    public static HubSpotValidationException NotWhole() => new(
        "InputObject",
        "This draft came back from a file or another process without all of its recipients or attachments. Export it "
        + "again with a greater depth (Export-Clixml -Depth 6, ConvertTo-Json -Depth 9), in a session that has "
        + "imported the module.");
}
