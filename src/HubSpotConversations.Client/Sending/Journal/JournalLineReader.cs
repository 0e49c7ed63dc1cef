using System.Text.Json;

namespace HubSpotConversations.Sending;

/// <summary>
/// Reads a line of a journal. What a later version adds, events and fields, is passed over; what this version needs
/// must be there.
/// </summary>
internal static class JournalLineReader
{
    /// <exception cref="JsonException">It is no JSON, or lacks what its event needs.</exception>
    /// <exception cref="InvalidOperationException">A text is none.</exception>
    /// <exception cref="FormatException">A number or a time is none.</exception>
    public static JournalLine Read(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("No object.");
        }

        var fields = default(JournalFields);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            fields.Read(ref json, line);
        }

        // The reader tells here whether anything comes after the object.
        if (json.Read())
        {
            throw new JsonException("More than an object.");
        }

        return fields.ToLine();
    }
}
