using System.Text.Json;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.State;

/// <summary>An inbox or a help desk.</summary>
internal sealed record StoredInbox(
    string Id,
    string Name,
    string Kind,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ArchivedAt = null)
{
    public bool Archived => ArchivedAt is not null;

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteString("name", Name);
        writer.WriteString("type", Kind);
        writer.WriteBoolean("archived", Archived);
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteTime("updatedAt", UpdatedAt);
        writer.WriteTime("archivedAt", ArchivedAt);
        writer.WriteEndObject();
    }
}
