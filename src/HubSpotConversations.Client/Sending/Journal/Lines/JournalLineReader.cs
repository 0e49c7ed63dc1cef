using System.Text.Json;

namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>
/// Reads a line of a journal. It skips events and fields that later versions add. The fields that this version needs
/// must be present.
/// </summary>
internal static class JournalLineReader
{
    /// <exception cref="JsonException">The line isn't JSON, or lacks a field that its event needs.</exception>
    /// <exception cref="InvalidOperationException">A text field has a value of another type.</exception>
    /// <exception cref="FormatException">A number or a time has an invalid format.</exception>
    public static JournalLine Read(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The line is not a JSON object.");
        }

        var fields = default(JournalFields);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            fields.Read(ref json, line);
        }

        // This call detects anything that follows the object.
        if (json.Read())
        {
            throw new JsonException("The line has content after the JSON object.");
        }

        return fields.ToLine();
    }
}
