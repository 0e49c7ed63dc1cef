using System.Text.Json;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Views of a message's stored bytes.</summary>
internal static class MessageProjection
{
    private static readonly HashSet<string> Optional = new(StringComparer.Ordinal)
    {
        "updatedAt", "richText", "subject", "inReplyToId", "status", "assignedFrom", "assignedTo",
    };

    public static void Write(Utf8JsonWriter writer, StoredMessage message, PropertyFilter properties)
    {
        if (properties.KeepsAll)
        {
            writer.WriteRawValue(message.Json.Span, skipInputValidation: true);
            return;
        }

        using JsonDocument document = JsonDocument.Parse(message.Json);
        writer.WriteStartObject();
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (!Optional.Contains(property.Name) || properties.Keeps(property.Name))
            {
                property.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The text of a message without a shortened version.</summary>
    public static OriginalContent Content(StoredMessage message)
    {
        using JsonDocument document = JsonDocument.Parse(message.Json);
        return new OriginalContent(
            Text(document.RootElement, "text") ?? string.Empty,
            Text(document.RootElement, "richText"));
    }

    /// <summary>The details of a message that tests check.</summary>
    public static SandboxMessage Judged(StoredMessage message)
    {
        using JsonDocument document = JsonDocument.Parse(message.Json);
        JsonElement root = document.RootElement;
        return new SandboxMessage(
            message.Id,
            Text(root, "type") ?? string.Empty,
            Text(root, "text"),
            root.GetProperty("createdAt").GetDateTimeOffset(),
            Text(root, "direction"));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
