using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>The first line of a journal.</summary>
internal sealed record JournalHeader
{
    private const int CurrentVersion = 1;

    private static readonly byte[] Beginning = "{\"journal\":\"HubSpotConversations\","u8.ToArray();

    /// <summary>The number of bytes that distinguish a journal from other files.</summary>
    public static int BeginningLength => Beginning.Length;

    [JsonPropertyName("journal")] public string Format { get; init; } = "HubSpotConversations";

    [JsonPropertyName("version")] public int Version { get; init; } = CurrentVersion;

    /// <summary>The id of the journal. It stays the same if the file moves.</summary>
    [JsonPropertyName("id")] public required Guid Id { get; init; }

    /// <summary>When the journal was created.</summary>
    [JsonPropertyName("createdAt")] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The server that the messages go to: an origin, or "sandbox".</summary>
    [JsonPropertyName("server")] public required string Server { get; init; }

    /// <summary>Whether the run that created the journal wrote whole drafts. A later run may do otherwise.</summary>
    [JsonPropertyName("content")] public required bool KeepsContent { get; init; }

    /// <summary>
    /// Whether a file that starts with these bytes may be a journal. The file may end within the header.
    /// </summary>
    public static bool MayBegin(ReadOnlySpan<byte> bytes)
        => bytes.StartsWith(Beginning) || Beginning.AsSpan().StartsWith(bytes);

    /// <summary>Reads the first line.</summary>
    /// <exception cref="HubSpotJournalException">The file isn't a journal, or a later version wrote it.</exception>
    /// <exception cref="JsonException">The line isn't JSON, or lacks a field.</exception>
    public static JournalHeader Read(ReadOnlyMemory<byte> line, string path)
    {
        if (!line.Span.StartsWith(Beginning))
        {
            throw HubSpotJournalException.NotAJournal(path);
        }

        using JsonDocument document = JsonDocument.Parse(line);
        int version = document.RootElement.GetProperty("version").GetInt32();
        if (version > CurrentVersion)
        {
            throw HubSpotJournalException.LaterVersion(path, version);
        }

        return document.RootElement.Deserialize(JournalJson.Lines.JournalHeader) is { Server: not null } header
            ? header
            : throw new JsonException("The first line doesn't have a server.");
    }

    /// <summary>Returns the line with its line break.</summary>
    public byte[] ToBytes()
        => [.. JsonSerializer.SerializeToUtf8Bytes(this, JournalJson.Lines.JournalHeader), (byte)'\n'];

    /// <summary>
    /// Whether the journal is for a server. All servers on this machine count as the same, because test servers use a
    /// different port each time.
    /// </summary>
    public bool IsFor(string server)
        => string.Equals(Server.TrimEnd('/'), server.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            || (IsLocal(Server) && IsLocal(server));

    // .NET also treats a file path as a local address, so only addresses with a web scheme count.
    private static bool IsLocal(string server)
        => Uri.TryCreate(server, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.IsLoopback;
}
