using System.Runtime.InteropServices;
using System.Text.Json;

namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>Collects the fields of a line, which may come in any order.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct JournalFields
{
    private bool _hasEvent;
    private JournalLineKind _kind;
    private DateTimeOffset? _at;
    private string? _key;
    private string? _hash;
    private string? _thread;
    private byte[]? _draft;
    private string? _messageId;
    private DateTimeOffset? _createdAt;
    private string? _outcome;
    private string? _errorId;
    private string? _error;
    private int? _processId;
    private string? _machine;

    /// <summary>Reads one field. The reader must be at the field's name, and moves to the end of its value.</summary>
    public void Read(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        if (json.ValueTextEquals("event"u8))
        {
            json.Read();
            _hasEvent = json.TokenType == JsonTokenType.String;
            _kind = KindOf(ref json);
        }
        else if (json.ValueTextEquals("draft"u8))
        {
            json.Read();
            _draft = Raw(ref json, line);
        }
        else if (json.ValueTextEquals("at"u8))
        {
            _at = Time(ref json);
        }
        else if (json.ValueTextEquals("createdAt"u8))
        {
            _createdAt = Time(ref json);
        }
        else if (json.ValueTextEquals("processId"u8))
        {
            json.Read();
            _processId = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out int id) ? id : null;
            json.Skip();
        }
        else
        {
            ReadText(ref json);
        }
    }

    /// <summary>Creates the line from its fields.</summary>
    /// <exception cref="JsonException">A field that the event needs is missing.</exception>
    public readonly JournalLine ToLine()
    {
        bool isWhole = _hasEvent && _kind switch
        {
            JournalLineKind.Other => true,
            JournalLineKind.Run => _at is not null && _processId is not null && _machine is not null,
            JournalLineKind.End => _at is not null,
            JournalLineKind.Intent => _at is not null && _key is not null && _hash is not null && _thread is not null,
            _ => _at is not null && _key is not null,
        };
        return !isWhole ? throw new JsonException("The line lacks a field that its event needs.") : new JournalLine
        {
            Kind = _kind,
            At = _at.GetValueOrDefault(),
            Key = _key,
            Hash = _hash,
            Thread = _thread,
            Draft = _draft,
            MessageId = _messageId,
            CreatedAt = _createdAt,
            Outcome = _outcome,
            ErrorId = _errorId,
            Error = _error,
            ProcessId = _processId.GetValueOrDefault(),
            Machine = _machine,
        };
    }

    private static JournalLineKind KindOf(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            json.Skip();
            return JournalLineKind.Other;
        }

        return json.ValueTextEquals("intent"u8) ? JournalLineKind.Intent
            : json.ValueTextEquals("sent"u8) ? JournalLineKind.Sent
            : json.ValueTextEquals("failed"u8) ? JournalLineKind.Failed
            : json.ValueTextEquals("unknown"u8) ? JournalLineKind.Unknown
            : json.ValueTextEquals("deliveryFailed"u8) ? JournalLineKind.DeliveryFailed
            : json.ValueTextEquals("run"u8) ? JournalLineKind.Run
            : json.ValueTextEquals("end"u8) ? JournalLineKind.End
            : JournalLineKind.Other;
    }

    private static byte[]? Raw(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        int start = (int)json.TokenStartIndex;
        bool isObject = json.TokenType == JsonTokenType.StartObject;
        json.Skip();
        return isObject ? line.Slice(start, (int)json.BytesConsumed - start).ToArray() : null;
    }

    private static DateTimeOffset? Time(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out DateTimeOffset time))
        {
            return time;
        }

        json.Skip();
        return null;
    }

    private void ReadText(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("key"u8))
        {
            _key = Text(ref json);
        }
        else if (json.ValueTextEquals("hash"u8))
        {
            _hash = Text(ref json);
        }
        else if (json.ValueTextEquals("thread"u8))
        {
            _thread = Text(ref json);
        }
        else if (json.ValueTextEquals("messageId"u8))
        {
            _messageId = Text(ref json);
        }
        else if (json.ValueTextEquals("outcome"u8))
        {
            _outcome = Text(ref json);
        }
        else if (json.ValueTextEquals("errorId"u8))
        {
            _errorId = Text(ref json);
        }
        else if (json.ValueTextEquals("error"u8))
        {
            _error = Text(ref json);
        }
        else if (json.ValueTextEquals("machine"u8))
        {
            _machine = Text(ref json);
        }
        else
        {
            json.Read();
            json.Skip();
        }
    }

    private static string? Text(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
        {
            return json.GetString();
        }

        json.Skip();
        return null;
    }
}
