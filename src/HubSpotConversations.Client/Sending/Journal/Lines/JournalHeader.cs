using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>The first line of a journal.</summary>
internal sealed record JournalHeader
{
    private const string Format = "HubSpotConversations";
    private const int Version = 1;

    private static readonly byte[] Beginning = "{\"journal\":\"HubSpotConversations\","u8.ToArray();

    /// <summary>The number of bytes that distinguish a journal from other files.</summary>
    public static int BeginningLength => Beginning.Length;

    /// <summary>The id of the journal. It stays the same if the file moves.</summary>
    public required Guid Id { get; init; }

    /// <summary>When the journal was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The server that the messages go to: an origin, or "sandbox".</summary>
    public required string Server { get; init; }

    /// <summary>Whether the run that created the journal wrote whole drafts. A later run may do otherwise.</summary>
    public required bool KeepsContent { get; init; }

    /// <summary>
    /// Whether a file that starts with these bytes may be a journal. The file may end within the header.
    /// </summary>
    public static bool MayBegin(ReadOnlySpan<byte> bytes)
    {
        int length = Math.Min(bytes.Length, Beginning.Length);
        return bytes.Slice(0, length).SequenceEqual(Beginning.AsSpan(0, length));
    }

    /// <summary>Reads the first line.</summary>
    /// <exception cref="HubSpotJournalException">The file isn't a journal, or a later version wrote it.</exception>
    public static JournalHeader Read(ReadOnlyMemory<byte> line, string path)
    {
        if (!MayBegin(line.Span) || line.Length < Beginning.Length)
        {
            throw HubSpotJournalException.NotAJournal(path);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            int version = root.GetProperty("version").GetInt32();
            if (version > Version)
            {
                throw HubSpotJournalException.LaterVersion(path, version);
            }

            return new JournalHeader
            {
                Id = root.GetProperty("id").GetGuid(),
                CreatedAt = root.GetProperty("createdAt").GetDateTimeOffset(),
                Server = root.GetProperty("server").GetString() ?? string.Empty,
                KeepsContent = root.GetProperty("content").GetBoolean(),
            };
        }
        catch (Exception exception) when (JournalLine.IsUnreadable(exception))
        {
            throw HubSpotJournalException.Damaged(path, 1, exception);
        }
    }

    /// <summary>Writes the line without its line break.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("journal", Format);
        json.WriteNumber("version", Version);
        json.WriteString("id", Id);
        json.WriteString("createdAt", WireTime.Write(CreatedAt));
        json.WriteString("server", Server);
        json.WriteBoolean("content", KeepsContent);
        json.WriteEndObject();
    }
}
