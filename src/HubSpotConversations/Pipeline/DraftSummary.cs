using HubSpotConversations.Formatting;
using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>What -WhatIf and -Confirm say of a draft.</summary>
internal static class DraftSummary
{
    public static string ToSend(MessageDraft draft)
        => $"Send MESSAGE ({Display.Channel(draft.ChannelId)}, {Display.Recipients(draft.Recipients)}): "
            + $"'{Display.Text(draft.Text)}'{Attached(draft.Attachments)}";

    /// <summary>The same, with what was filled in beside what it says already.</summary>
    public static string ToSend(CompletedReply reply)
        => reply.FilledIn.Count == 0
            ? ToSend(reply.Draft)
            : $"{ToSend(reply.Draft)} (filled in: {DisplayText.OneLine(string.Join("; ", reply.FilledIn), 300)})";

    public static string ToAdd(CommentDraft draft)
        => $"Add COMMENT: '{Display.Text(draft.Text)}'{Attached(draft.Attachments)}";

    private static string Attached(IReadOnlyList<Attachment> attachments)
        => attachments.Count == 0 ? string.Empty : $" with {Display.AttachmentList(attachments)}";
}
