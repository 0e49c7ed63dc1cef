using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Reads a comment to add, and notes everything for which HubSpot refuses one.</summary>
internal static class CommentEggReader
{
    /// <remarks>Where problems were noted the egg is incomplete and must not be used.</remarks>
    public static CommentEgg Read(JsonFields fields) => new(
        TextRules.Read(fields)!,
        fields.Text("richText"),
        AttachmentReader.Read(fields, allowQuickReplies: false));
}
