using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Sending;

/// <summary>The first line of a journal.</summary>
internal sealed record JournalHeader
{
    private const string Format = "HubSpotConversations";
    private const int Version = 1;

    private static readonly byte[] Beginning = "{\"journal\":\"HubSpotConversations\","u8.ToArray();

    /// <summary>How many bytes tell a journal from other files.</summary>
    public static int BeginningLength => Beginning.Length;

    /// <summary>What tells the journal from others, wherever it is moved.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What is sent to: an origin, or "sandbox".</summary>
    public required string Server { get; init; }

    /// <summary>Whether the run that began it wrote whole drafts; a later one may do otherwise.</summary>
    public required bool KeepsContent { get; init; }

    /// <summary>Whether a file that begins with these bytes may be a journal; it may end within the header.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> bytes)
    {
        int length = Math.Min(bytes.Length, Beginning.Length);
        return bytes.Slice(0, length).SequenceEqual(Beginning.AsSpan(0, length));
    }

    /// <summary>Reads the first line.</summary>
    /// <exception cref="HubSpotJournalException">It is none, or one of a later version.</exception>
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

    /// <summary>Writes it, without the end of the line.</summary>
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
