using System.Text.Json;

namespace HubSpotConversations.Http.Content;

/// <summary>Writes the JSON bodies of requests.</summary>
internal static class RequestWriter
{
    public static byte[] ActorBatch(IReadOnlyList<string> actorIds) => WriteObject(json =>
    {
        json.WriteStartArray("inputs");
        foreach (string actorId in actorIds)
        {
            json.WriteStringValue(actorId);
        }

        json.WriteEndArray();
    });

    public static byte[] Assignee(string actorId) => WriteObject(json => json.WriteString("actorId", actorId));

    public static byte[] Status(string status) => WriteObject(json => json.WriteString("status", status));

    public static byte[] Archived(bool archived) => WriteObject(json => json.WriteBoolean("archived", archived));

    /// <summary>Writes a search of the CRM. HubSpot requires all fields except the text.</summary>
    public static byte[] Search(string? text, IReadOnlyList<string> properties, int limit, string after)
        => WriteObject(json =>
        {
            json.WriteOptional("query", text);
            json.WriteStartArray("filterGroups");
            json.WriteEndArray();
            json.WriteStartArray("sorts");
            json.WriteEndArray();
            json.WriteStartArray("properties");
            foreach (string property in properties)
            {
                json.WriteStringValue(property);
            }

            json.WriteEndArray();
            json.WriteNumber("limit", limit);
            json.WriteString("after", after);
        });

    /// <summary>Writes the options of an upload, which are one part of its form.</summary>
    public static byte[] UploadOptions(FileUpload upload) => WriteObject(json =>
    {
        json.WriteString("access", upload.Access);
        json.WriteOptional("ttl", upload.Ttl);
        json.WriteBoolean("overwrite", upload.Overwrite);
    });

    public static byte[] WriteObject(Action<Utf8JsonWriter> writeFields) => Write(json =>
    {
        json.WriteStartObject();
        writeFields(json);
        json.WriteEndObject();
    });

    public static byte[] Write(Action<Utf8JsonWriter> writeValue)
    {
        using var stream = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(stream, DraftWriter.Options))
        {
            writeValue(json);
        }

        return stream.ToArray();
    }

    /// <summary>Writes a list of objects.</summary>
    public static void WriteList<T>(
        this Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> writeFields)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            writeFields(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a field unless its value is null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
