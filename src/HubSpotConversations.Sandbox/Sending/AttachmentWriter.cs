using System.Text.Json;

namespace HubSpotConversations.Sandbox.Sending;

/// <summary>Writes sent attachments as they appear in responses.</summary>
internal static class AttachmentWriter
{
    public static void Write(Utf8JsonWriter writer, List<JsonElement> attachments)
    {
        writer.WriteStartArray("attachments");
        foreach (JsonElement attachment in attachments)
        {
            writer.WriteStartObject();
            WriteBody(writer, attachment, attachment.GetProperty("type").GetString()!);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteBody(Utf8JsonWriter writer, JsonElement attachment, string kind)
    {
        switch (kind)
        {
            case "FILE":
                writer.WriteString("fileId", attachment.GetProperty("fileId").GetString());
                writer.WriteString(
                    "fileUsageType",
                    attachment.TryGetProperty("fileUsageType", out JsonElement usage) ? usage.GetString() : "OTHER");
                break;
            case "QUICK_REPLIES":
                Copy(writer, attachment, "quickReplies");
                writer.WriteBoolean("allowUserInput", value: true);
                writer.WriteBoolean("allowMultiSelect", value: false);
                break;
            default:
                foreach (JsonProperty field in attachment.EnumerateObject().Where(static field => field.Name != "type"))
                {
                    field.WriteTo(writer);
                }

                break;
        }

        writer.WriteString("type", kind);
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement attachment, string name)
    {
        writer.WritePropertyName(name);
        attachment.GetProperty(name).WriteTo(writer);
    }
}
