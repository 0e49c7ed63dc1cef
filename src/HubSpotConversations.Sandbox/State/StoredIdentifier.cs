using System.Text.Json;

namespace HubSpotConversations.Sandbox.State;

/// <summary>An address on some channel: a delivery identifier.</summary>
internal sealed record StoredIdentifier(string Kind, string Value)
{
    public void Write(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteString("type", Kind);
        writer.WriteString("value", Value);
        writer.WriteEndObject();
    }
}
