using System.Text.Json;

namespace HubSpotConversations.Http.Content;

/// <summary>Writes the bodies of requests other than messages.</summary>
internal static class RequestWriter
{
    public static byte[] ActorBatch(IReadOnlyList<string> actorIds) => Write(writer =>
    {
        writer.WriteStartArray("inputs");
        foreach (string actorId in actorIds)
        {
            writer.WriteStringValue(actorId);
        }

        writer.WriteEndArray();
    });

    public static byte[] Assignee(string actorId) => Write(writer => writer.WriteString("actorId", actorId));

    public static byte[] ThreadUpdate(string? status, bool? archived) => Write(writer =>
    {
        if (status is not null)
        {
            writer.WriteString("status", status);
        }

        if (archived is { } value)
        {
            writer.WriteBoolean("archived", value);
        }
    });

    /// <summary>The options of an upload, for its form.</summary>
    public static byte[] UploadOptions(FileUpload upload) => Write(writer =>
    {
        writer.WriteString("access", upload.Access);
        if (upload.Ttl is { } ttl)
        {
            writer.WriteString("ttl", ttl);
        }

        writer.WriteBoolean("overwrite", upload.Overwrite);
    });

    public static byte[] Write(Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream(512);
        using (var writer = new Utf8JsonWriter(stream, DraftWriter.Options))
        {
            writer.WriteStartObject();
            body(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
