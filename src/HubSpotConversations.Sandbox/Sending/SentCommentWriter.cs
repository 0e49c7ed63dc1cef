using System.Net;
using System.Text.Json;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Creates the stored message of a comment. The app is its author.</summary>
internal static class SentCommentWriter
{
    public static StoredMessage Write(string id, StoredThread thread, CommentRequest request, DateTimeOffset now) =>
        new(id, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            MessageHead.Write(writer, id, thread, now, SandboxData.IntegratorActorId);
            WriteSender(writer);
            writer.WriteStartArray("recipients");
            writer.WriteEndArray();
            writer.WriteBoolean("archived", value: false);
            writer.WriteString("text", request.Text);
            writer.WriteString("richText", request.RichText ?? $"<p>{WebUtility.HtmlEncode(request.Text)}</p>");
            AttachmentWriter.Write(writer, request.Attachments);
            writer.WriteString("type", "COMMENT");
            writer.WriteEndObject();
        }));

    private static void WriteSender(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("senders");
        writer.WriteStartObject();
        writer.WriteString("actorId", SandboxData.IntegratorActorId);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
