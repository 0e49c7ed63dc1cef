using System.Runtime.InteropServices;
using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>One line of a journal after the first. Fields that its kind doesn't have are null.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct JournalLine
{
    public JournalLineKind Kind { get; init; }

    public DateTimeOffset At { get; init; }

    public string? Key { get; init; }

    public string? Hash { get; init; }

    public string? Thread { get; init; }

    /// <summary>The number of the attempt, counted from 1, if the line is an intent.</summary>
    public int Attempt { get; init; }

    /// <summary>The draft as JSON, in the form that HubSpot gets.</summary>
    public byte[]? Draft { get; init; }

    public string? MessageId { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? Outcome { get; init; }

    public string? ErrorId { get; init; }

    public string? Error { get; init; }

    public int ProcessId { get; init; }

    public string? Machine { get; init; }

    /// <summary>Whether an exception shows that a line is not valid.</summary>
    public static bool IsUnreadable(Exception exception)
        => exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException;

    /// <summary>Writes the line without its line break.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("event"u8, NameOf(Kind));
        switch (Kind)
        {
            case JournalLineKind.Run:
                json.WriteNumber("processId"u8, ProcessId);
                json.WriteString("machine"u8, Machine);
                break;
            case JournalLineKind.Intent:
                json.WriteString("key"u8, Key);
                json.WriteString("hash"u8, Hash);
                json.WriteString("thread"u8, Thread);
                break;
            case JournalLineKind.End:
                break;
            default:
                json.WriteString("key"u8, Key);
                break;
        }

        json.WriteString("at"u8, WireTime.Write(At));
        WriteRest(json);
        json.WriteEndObject();
    }

    private void WriteRest(Utf8JsonWriter json)
    {
        switch (Kind)
        {
            case JournalLineKind.Intent:
                json.WriteNumber("attempt"u8, Attempt);
                if (Draft is not null)
                {
                    json.WritePropertyName("draft"u8);
                    json.WriteRawValue(Draft, skipInputValidation: true);
                }

                break;
            case JournalLineKind.Sent:
                json.WriteString("messageId"u8, MessageId);
                if (CreatedAt is { } createdAt)
                {
                    json.WriteString("createdAt"u8, WireTime.Write(createdAt));
                }

                json.WriteString("outcome"u8, Outcome);
                break;
            case JournalLineKind.DeliveryFailed:
                json.WriteString("messageId"u8, MessageId);
                if (CreatedAt is { } failedAt)
                {
                    json.WriteString("createdAt"u8, WireTime.Write(failedAt));
                }

                json.WriteString("error"u8, Error);
                break;
            case JournalLineKind.Failed:
                json.WriteString("errorId"u8, ErrorId);
                json.WriteString("error"u8, Error);
                break;
            case JournalLineKind.Unknown:
                json.WriteString("error"u8, Error);
                break;
            default:
                break;
        }
    }

    private static ReadOnlySpan<byte> NameOf(JournalLineKind kind) => kind switch
    {
        JournalLineKind.Run => "run"u8,
        JournalLineKind.End => "end"u8,
        JournalLineKind.Intent => "intent"u8,
        JournalLineKind.Sent => "sent"u8,
        JournalLineKind.Failed => "failed"u8,
        JournalLineKind.Unknown => "unknown"u8,
        JournalLineKind.DeliveryFailed => "deliveryFailed"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
