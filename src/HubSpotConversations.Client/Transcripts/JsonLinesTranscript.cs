using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Transcripts;

/// <summary>
/// Writes one JSON object for each entry, on a line of its own. The names are those of the module's objects.
/// </summary>
internal sealed class JsonLinesTranscript : TranscriptFormat
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => "JsonLines";

    public override string Extension => ".jsonl";

    public override bool HasThreadInRecords => true;

    public override string FileStart(TranscriptHeading? thread) => string.Empty;

    public override bool IsOwn(string firstLine) => Read(firstLine).Kind == TranscriptMarkKind.Entry;

    public override string Entry(TranscriptHeading thread, TranscriptEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            Write(json, thread, entry);
        }

        return Encoding.GetString(bytes.ToArray()) + "\n";
    }

    public override TranscriptMark Read(string record)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(record);
            string? threadId = TextOf(json.RootElement, "ThreadId");
            string? key = TextOf(json.RootElement, "MessageId");
            return threadId is null || key is null
                ? default
                : new TranscriptMark(
                    TranscriptMarkKind.Entry,
                    TranscriptEntry.KeyOf(threadId),
                    TranscriptEntry.KeyOf(key),
                    TimeOf(TextOf(json.RootElement, "CreatedAt")) ?? DateTimeOffset.MinValue);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static string? TextOf(JsonElement item, string name)
        => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;

    private static void Write(Utf8JsonWriter json, TranscriptHeading thread, TranscriptEntry entry)
    {
        ThreadMessage message = entry.Message;
        json.WriteStartObject();
        json.WriteString("ThreadId", thread.ThreadId);
        json.WriteString("MessageId", message.MessageId ?? entry.Key);
        json.WriteString("CreatedAt", message.CreatedAt?.ToLocalTime().ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("Type", message.Type);
        json.WriteString("Direction", message.Direction);
        json.WriteString("Contact", thread.Contact);
        json.WriteString("From", entry.From);
        json.WriteString("To", message.To);
        json.WriteString("Subject", (message as ConversationMessage)?.Subject);
        json.WriteString("Text", message.Text);
        json.WriteString("RichText", entry.RichText);
        json.WriteString("Status", (message as ConversationMessage)?.Status?.StatusType);
        json.WriteString("Note", entry.Note);
        json.WriteStartArray("Attachments");
        foreach (TranscriptFile file in entry.Files)
        {
            json.WriteStartObject();
            json.WriteString("Type", file.Attachment.Type);
            json.WriteString(nameof(file.Name), file.Name);
            json.WriteString("FileId", (file.Attachment as FileAttachment)?.FileId);
            json.WriteString("Path", file.Path);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
