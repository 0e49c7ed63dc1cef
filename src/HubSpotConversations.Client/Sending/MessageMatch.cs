using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>
/// Whether a message of a thread can be what became of a draft. HubSpot may leave out any field: what is not told does
/// not speak against it.
/// </summary>
internal static class MessageMatch
{
    private const string Outgoing = "OUTGOING";

    /// <summary>Whether all agrees but the text, which HubSpot may have shortened.</summary>
    public static bool IsLike(MessageDraft draft, ConversationMessage message)
        => (message.Direction is null || IsSame(message.Direction, Outgoing))
            && IsFrom(draft.SenderActorId, message)
            && (message.ChannelAccountId is null || draft.ChannelAccountId is null
                || IsSame(message.ChannelAccountId, draft.ChannelAccountId))
            && AreSame(draft.Attachments, message.Attachments);

    /// <summary>Whether the text, or the same as HTML, is the draft's.</summary>
    public static bool HasText(MessageDraft draft, string? text, string? richText)
        => PlainWording.AreSame(draft.Text, text)
            || (draft.RichText is not null && PlainWording.AreSame(draft.RichText, richText));

    private static bool IsFrom(string? actorId, ConversationMessage message)
        => message.Senders.Any(sender => IsSame(sender.ActorId, actorId))
            || IsSame(message.CreatedBy, actorId)
            || (message.CreatedBy is null && message.Senders.All(static sender => sender.ActorId is null));

    private static bool AreSame(IReadOnlyList<Attachment> sent, IReadOnlyList<Attachment> stored)
    {
        if (sent.Count != stored.Count)
        {
            return false;
        }

        List<Attachment> rest = [.. stored];
        foreach (Attachment attachment in sent)
        {
            int at = rest.FindIndex(other => IsSame(attachment, other));
            if (at < 0)
            {
                return false;
            }

            rest.RemoveAt(at);
        }

        return true;
    }

    private static bool IsSame(Attachment sent, Attachment stored) => (sent, stored) switch
    {
        (FileAttachment one, FileAttachment other) => IsSameFile(one.FileId, other.FileId),
        (QuickRepliesAttachment one, QuickRepliesAttachment other)
            => one.QuickReplies.Select(static reply => reply.Value)
                .SequenceEqual(other.QuickReplies.Select(static reply => reply.Value), StringComparer.Ordinal),
        _ => IsSame(sent.Type, stored.Type),
    };

    // A file goes by its number or by its address: the one can't be compared with the other.
    private static bool IsSameFile(string? one, string? other)
        => IsSame(one, other) || IsNumber(one) != IsNumber(other);

    private static bool IsNumber(string? id) => id?.All(static c => c is >= '0' and <= '9') == true;

    private static bool IsSame(string? one, string? other)
        => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
