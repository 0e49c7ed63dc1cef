using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>
/// One line of a journal after the first. Fields that its event doesn't have are null. The file has the fields in the
/// order in which they are declared here.
/// </summary>
internal sealed record JournalLine
{
    // The start and the end of a run.
    public const string Run = "run";
    public const string End = "end";

    // A message is about to be sent.
    public const string Intent = "intent";

    // The outcomes of an attempt; see JournalState.
    public const string Sent = "sent";
    public const string Failed = "failed";
    public const string Unknown = "unknown";
    public const string DeliveryFailed = "deliveryFailed";

    [JsonPropertyName("event")] public string? Event { get; init; }
    [JsonPropertyName("processId")] public int? ProcessId { get; init; }
    [JsonPropertyName("machine")] public string? Machine { get; init; }
    [JsonPropertyName("key")] public string? Key { get; init; }
    [JsonPropertyName("hash")] public string? Hash { get; init; }
    [JsonPropertyName("thread")] public string? Thread { get; init; }
    [JsonPropertyName("at")] public DateTimeOffset? At { get; init; }

    /// <summary>The number of the attempt, counted from 1. It is for people who read the file.</summary>
    [JsonPropertyName("attempt")] public int? Attempt { get; init; }

    /// <summary>The draft, in the form that HubSpot gets.</summary>
    [JsonPropertyName("draft")] public JsonElement? Draft { get; init; }

    [JsonPropertyName("messageId")] public string? MessageId { get; init; }
    [JsonPropertyName("createdAt")] public DateTimeOffset? CreatedAt { get; init; }
    [JsonPropertyName("outcome")] public string? Outcome { get; init; }
    [JsonPropertyName("errorId")] public string? ErrorId { get; init; }
    [JsonPropertyName("error")] public string? Error { get; init; }

    /// <summary>Whether only a later version of the module knows the event.</summary>
    [JsonIgnore]
    public bool IsOfLaterVersion => Event is not (Run or End or Intent or Sent or Failed or Unknown or DeliveryFailed);

    /// <summary>Reads a line. Fields that later versions add are skipped.</summary>
    /// <exception cref="JsonException">The line isn't JSON, or a field that its event needs is missing.</exception>
    public static JournalLine Read(ReadOnlyMemory<byte> json)
    {
        JournalLine? line;
        try
        {
            line = JsonSerializer.Deserialize(json.Span, JournalJson.Lines.JournalLine);
        }
        catch (JsonException)
        {
            // An event of a later version may have fields of the same names with values of other types.
            using JsonDocument document = JsonDocument.Parse(json);
            line = new JournalLine { Event = document.RootElement.GetProperty("event").GetString() };
            if (!line.IsOfLaterVersion)
            {
                throw;
            }
        }

        return line is not null && line.IsComplete()
            ? line
            : throw new JsonException("The line lacks a field that its event needs.");
    }

    /// <summary>Returns the line with its line break.</summary>
    public byte[] ToBytes()
        => [.. JsonSerializer.SerializeToUtf8Bytes(this, JournalJson.Lines.JournalLine), (byte)'\n'];

    /// <summary>Returns the event and the key, without the message.</summary>
    public override string ToString() => $"{Event} {Key}";

    private bool IsComplete() => Event switch
    {
        null => false,
        Run => At is not null && ProcessId is not null && Machine is not null,
        End => At is not null,
        Intent => At is not null && Key is not null && Hash is not null && Thread is not null,
        _ => IsOfLaterVersion || (At is not null && Key is not null),
    };
}
