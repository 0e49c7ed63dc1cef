using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Reads a comment to add and records every problem for which HubSpot rejects it.</summary>
internal static class CommentRequestReader
{
    /// <remarks>If the reader recorded problems, the request is incomplete. Don't use it.</remarks>
    public static CommentRequest Read(JsonFields fields, AccountState state) => new(
        TextRules.Read(fields)!,
        fields.Text("richText"),
        AttachmentReader.Read(fields, state, allowQuickReplies: false));
}
