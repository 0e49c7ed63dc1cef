using System.Text.Json;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>The properties at the start of every message.</summary>
internal static class MessageHead
{
    /// <summary>The app that owns the token.</summary>
    public const long AppId = 2438486;

    public static void Write(
        Utf8JsonWriter writer,
        string id,
        StoredThread thread,
        DateTimeOffset now,
        string createdBy)
    {
        writer.WriteString("id", id);
        writer.WriteString("conversationsThreadId", thread.Id);
        writer.WriteTime("createdAt", now);
        writer.WriteTime("updatedAt", now);
        writer.WriteString("createdBy", createdBy);
        writer.WriteStartObject("client");
        writer.WriteString("clientType", "INTEGRATION");
        writer.WriteNumber("integrationAppId", AppId);
        writer.WriteEndObject();
    }
}
