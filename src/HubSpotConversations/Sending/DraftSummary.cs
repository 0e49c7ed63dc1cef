using HubSpotConversations.Formatting;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Composition;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending;

/// <summary>Describes a draft for -WhatIf and -Confirm.</summary>
internal static class DraftSummary
{
    public static string ToSend(MessageDraft draft)
        => $"Send MESSAGE ({Display.Text(draft.Channel)}, {Display.Text(draft.To)}): "
            + $"'{Display.Text(draft.Text)}'{Attached(draft.Attachments)}";

    /// <summary>Describes a reply, including the values from the thread.</summary>
    public static string ToSend(CompletedReply reply)
        => reply.FilledIn.Count == 0
            ? ToSend(reply.Draft)
            : $"{ToSend(reply.Draft)} (filled in: {DisplayText.OneLine(string.Join("; ", reply.FilledIn), 300)})";

    public static string ToAdd(CommentDraft draft)
        => $"Add COMMENT: '{Display.Text(draft.Text)}'{Attached(draft.Attachments)}";

    private static string Attached(IReadOnlyList<Attachment> attachments)
        => attachments.Count == 0 ? string.Empty : $" with {Display.AttachmentList(attachments)}";
}
