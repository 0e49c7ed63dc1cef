using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal.Lines;

namespace HubSpotConversations.Sending.Journal;

/// <summary>
/// What is known about one message, in about 150 bytes plus the key. It changes while a journal is being read. After
/// that, a changed copy replaces it, so that other threads can read it during a write.
/// </summary>
internal sealed class JournalRecord(string key)
{
    private CompactText _hash;
    private CompactText _thread;

    // The id of the message if it was sent, or else the error.
    private CompactText _note;

    // Why the delivery failed; empty if it didn't.
    private CompactText _failure;

    // The outcome if the message was sent, or else the id of the error.
    private string? _word;
    private byte[]? _draft;
    private long _firstIntentAt;
    private long _lastAt;
    private long _messageCreatedAt;
    private int _attempts;
    private int _line;
    private JournalState _state;

    public string Key { get; } = key;

    public int Attempts => _attempts;

    public JournalState State => _state;

    /// <summary>Whether the module found the sent message in its thread.</summary>
    public bool IsVerified => _state == JournalState.Sent && _word == SendOutcomes.Verified;

    private bool HasMessage => _state is JournalState.Sent or JournalState.DeliveryFailed;

    /// <summary>Applies a line about the message.</summary>
    /// <param name="line">The line to apply.</param>
    /// <param name="number">The number of the line in the journal, counted from 1.</param>
    /// <param name="words">The texts that many records share.</param>
    /// <returns>Whether the line is consistent. An outcome without an attempt isn't.</returns>
    public bool Apply(in JournalLine line, int number, SharedTexts words)
    {
        if (line.Kind != JournalLineKind.Intent && _attempts == 0)
        {
            return false;
        }

        _lastAt = line.At.UtcTicks;
        _note = default;
        _failure = default;
        _word = null;
        _messageCreatedAt = 0;
        switch (line.Kind)
        {
            case JournalLineKind.Intent:
                Intend(line, number);
                break;
            case JournalLineKind.Sent:
                _state = JournalState.Sent;
                _note = CompactText.Of(line.MessageId);
                _messageCreatedAt = line.CreatedAt?.UtcTicks ?? 0;
                _word = words.Get(line.Outcome);
                break;
            case JournalLineKind.DeliveryFailed:
                _state = JournalState.DeliveryFailed;
                _note = CompactText.Of(line.MessageId);
                _failure = CompactText.Of(words.Get(line.Error));
                _messageCreatedAt = line.CreatedAt?.UtcTicks ?? 0;
                break;
            case JournalLineKind.Failed:
                _state = JournalState.Failed;
                _note = CompactText.Of(words.Get(line.Error));
                _word = words.Get(line.ErrorId);
                break;
            default:
                _state = JournalState.Unknown;
                _note = CompactText.Of(words.Get(line.Error));
                break;
        }

        return true;
    }

    /// <summary>Returns a copy that can be changed.</summary>
    public JournalRecord Copy() => (JournalRecord)MemberwiseClone();

    public JournalEntry ToEntry() => new()
    {
        Key = Key,
        ContentHash = _hash.ToString() ?? string.Empty,
        ThreadId = _thread.ToString() ?? string.Empty,
        State = _state,
        FirstIntentAt = new DateTimeOffset(_firstIntentAt, TimeSpan.Zero),
        LastAt = new DateTimeOffset(_lastAt, TimeSpan.Zero),
        Attempts = _attempts,
        MessageId = HasMessage ? _note.ToString() : null,
        MessageCreatedAt = _messageCreatedAt == 0 ? null : new DateTimeOffset(_messageCreatedAt, TimeSpan.Zero),
        Outcome = _state == JournalState.Sent ? _word : null,
        ErrorId = _state switch
        {
            JournalState.Failed => _word,
            JournalState.DeliveryFailed => "HubSpotDeliveryFailed",
            _ => null,
        },
        ErrorMessage = HasMessage ? _failure.ToString() : _note.ToString(),
        Draft = _draft is null ? null : JournalDraft.Read(_draft, _thread.ToString()),
        Line = _line,
    };

    private void Intend(in JournalLine line, int number)
    {
        // While the outcome of an attempt is unknown, HubSpot may turn out to have its message.
        if (_attempts == 0 || _state is JournalState.Failed or JournalState.Sent or JournalState.DeliveryFailed)
        {
            _firstIntentAt = _lastAt;
        }

        bool isSame = string.Equals(_hash.ToString(), line.Hash, StringComparison.Ordinal);
        _draft = line.Draft ?? (isSame ? _draft : null);
        _hash = CompactText.Of(line.Hash);
        _thread = CompactText.Of(line.Thread);
        _attempts++;
        _line = number;
        _state = JournalState.InFlight;
    }
}
