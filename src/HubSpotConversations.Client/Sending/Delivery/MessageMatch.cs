using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>
/// Decides whether an entry of a thread is a message that was sent. HubSpot may leave out any field and change the
/// text. An entry is therefore a possible match unless a field rules it out.
/// </summary>
/// <param name="outgoing">The message that was sent.</param>
/// <param name="window">The time in which HubSpot can have created the message.</param>
/// <param name="ownClient">
/// How HubSpot identifies this app in messages that the app sent; null if that isn't known yet.
/// </param>
internal sealed class MessageMatch(OutgoingMessage outgoing, TimeWindow window, MessageClient? ownClient)
{
    private MessageDraft Draft => outgoing.Draft;

    /// <summary>Compares an entry with the message.</summary>
    /// <param name="entry">The entry of the thread.</param>
    /// <param name="original">The entry's full text, if HubSpot shortened it and the full text was read.</param>
    public EntryMatch Compare(ThreadMessage entry, OriginalContent? original = null)
    {
        if (!IsOfKind(entry) || entry.CreatedAt < window.Possible || IsIncoming(entry) || IsOfOtherApp(entry)
            || (!outgoing.IsComment && IsOfOtherAgent(entry)))
        {
            return EntryMatch.Other;
        }

        EntryMatch text = TextSimilarity.Compare(
            Draft.Text, Draft.RichText, original?.Text ?? entry.Text, original?.RichText ?? RichTextOf(entry));
        return text == EntryMatch.Same && IsCertain(entry) ? EntryMatch.Same
            : text == EntryMatch.Other ? EntryMatch.Other
            : EntryMatch.Possible;
    }

    // A missing or new type may be any kind that this version can't read.
    private bool IsOfKind(ThreadMessage entry)
        => entry is UnknownMessage || (outgoing.IsComment ? entry is CommentMessage : entry is ConversationMessage);

    private bool IsCertain(ThreadMessage entry)
        => entry is not UnknownMessage
            && entry.MessageId is not null
            && entry.CreatedAt >= window.Certain
            && (outgoing.IsComment || IsFromSender(entry))
            && HasOwnClientType(entry)
            && HasAccount(entry)
            && SameAttachments(Draft.Attachments, AttachmentsOf(entry));

    private static bool IsIncoming(ThreadMessage entry)
        => (entry is ConversationMessage { Direction: { } direction } && IsSame(direction, "INCOMING"))
            || Authors(entry).Any(static id => IsA(id, "V-") || IsA(id, "E-"));

    private bool IsOfOtherApp(ThreadMessage entry)
        => ownClient?.IntegrationAppId is { } own && entry.Client?.IntegrationAppId is { } app && app != own;

    // HubSpot may use a different client type in a history, so this alone doesn't rule an entry out.
    private bool HasOwnClientType(ThreadMessage entry)
        => ownClient?.ClientType is not { } own || entry.Client?.ClientType is not { } type || IsSame(type, own);

    private bool IsOfOtherAgent(ThreadMessage entry)
        => Draft.SenderActorId is { } sender
            && Authors(entry).Any(static id => IsA(id, "A-"))
            && !Authors(entry).Any(id => IsSame(id, sender));

    // If the author is an integration, the entry doesn't show the agent, but the app must be this one.
    private bool IsFromSender(ThreadMessage entry)
        => Draft.SenderActorId is null
            || !Authors(entry).Any()
            || Authors(entry).Any(id => IsSame(id, Draft.SenderActorId))
            || (Authors(entry).All(static id => IsA(id, "I-"))
                && ownClient?.IntegrationAppId is { } own && entry.Client?.IntegrationAppId == own);

    private bool HasAccount(ThreadMessage entry)
        => entry is not ConversationMessage { ChannelAccountId: { } account }
            || Draft.ChannelAccountId is null
            || IsSame(account, Draft.ChannelAccountId);

    private static IEnumerable<string> Authors(ThreadMessage entry)
        => entry.Senders.Select(static sender => sender.ActorId).Append(entry.CreatedBy).OfType<string>();

    private static string? RichTextOf(ThreadMessage entry) => entry switch
    {
        ConversationMessage message => message.RichText,
        CommentMessage comment => comment.RichText,
        _ => entry.AdditionalProperties.TryGetValue("richText", out object? html) ? html as string : null,
    };

    private static IReadOnlyList<Attachment> AttachmentsOf(ThreadMessage entry) => entry switch
    {
        ConversationMessage message => message.Attachments,
        CommentMessage comment => comment.Attachments,
        _ => [],
    };

    private static bool SameAttachments(IReadOnlyList<Attachment> sent, IReadOnlyList<Attachment> stored)
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

    // One source may have the file's id and the other its URL, and the two can't be compared.
    private static bool IsSameFile(string? one, string? other)
        => IsSame(one, other) || IsNumber(one) != IsNumber(other);

    private static bool IsNumber(string? id) => id?.All(static c => c is >= '0' and <= '9') == true;

    private static bool IsA(string id, string prefix) => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(string? one, string? other)
        => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
