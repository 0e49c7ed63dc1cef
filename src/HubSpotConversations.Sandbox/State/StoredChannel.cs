using System.Text.Json;

namespace HubSpotConversations.Sandbox.State;

/// <summary>A channel.</summary>
internal sealed record StoredChannel(string Id, string Name)
{
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteString("name", Name);
        writer.WriteEndObject();
    }
}
