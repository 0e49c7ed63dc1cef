using System.Text;
using System.Text.Json;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal.Lines;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending.Journal;

/// <summary>
/// The record of a run that sends many messages. It ensures that the next run neither skips a message nor sends one
/// twice. It contains an attempt before each message, and the outcome afterwards. Thread-safe.
/// </summary>
/// <remarks>
/// Each task completes when its line is on disk. If a line can't be written, its task and all later ones fail with a
/// <see cref="HubSpotJournalException"/> (NotWritten). Lines about one message keep the order of the calls. An outcome
/// without an attempt is an <see cref="InvalidOperationException"/>.
/// </remarks>
internal sealed class SendJournal : IDisposable
{
    private const int LongestError = 500;

    private readonly object _gate = new();
    private readonly Dictionary<string, JournalEntry> _entries;
    private readonly JournalWriter _writer;
    private readonly Stream _stream;
    private readonly TimeProvider _clock;

    // The number of lines, including those in flight.
    private int _lineCount;
    private Task? _closing;

    internal SendJournal(JournalContent content, JournalWriter writer, Stream stream, TimeProvider clock)
    {
        _entries = content.Entries.ToDictionary(static entry => entry.Key, StringComparer.Ordinal);
        _writer = writer;
        _stream = stream;
        _clock = clock;
        Earlier = content.Entries;

        // Opening the journal added the line of this run, and the header of a new journal.
        _lineCount = content.LineCount + (content.Header is null ? 2 : 1);
    }

    /// <summary>The path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>The id in the first line, which stays the same in every run.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whether this run created the journal.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Whether the journal keeps whole drafts.</summary>
    public required bool KeepsContent { get; init; }

    /// <summary>The number of messages from earlier runs.</summary>
    public int Count => Earlier.Count;

    /// <summary>
    /// The messages from earlier runs, as they were when the journal was opened. They are in the order in which the
    /// journal first mentions them.
    /// </summary>
    public IReadOnlyList<JournalEntry> Earlier { get; }

    /// <summary>Continues a journal, or starts a new one if the file is empty or doesn't exist.</summary>
    /// <exception cref="HubSpotJournalException">
    /// The journal can't be used; see the exception's Problem. The file was not changed.
    /// </exception>
    public static SendJournal Open(JournalOptions options, TimeProvider clock)
        => JournalOpening.Open(options, clock);

    /// <summary>
    /// Returns what is known about a message from earlier runs and this one; null if there was no attempt.
    /// </summary>
    public JournalEntry? Find(string key)
    {
        string normal = Normalize(key);
        lock (_gate)
        {
            return FindNormal(normal);
        }
    }

    /// <summary>
    /// Converts a key to the form that a file can contain. Half of a surrogate pair can't be encoded in UTF-8. Keys
    /// that look the same in the file must be equal. Otherwise a message might not be found in the journal and be sent
    /// twice.
    /// </summary>
    public static string Normalize(string key)
        => key.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(key)) : key;

    /// <summary>Records that a message is about to be sent. Send the message only after the task completes.</summary>
    /// <exception cref="NotSupportedException">
    /// The journal keeps drafts, and the draft has an attachment that can't be sent.
    /// </exception>
    public Task IntendAsync(string key, string contentHash, Draft draft)
    {
        JsonElement? content = KeepsContent && draft is MessageDraft message
            ? JsonSerializer.Deserialize(DraftWriter.Write(message), JournalJson.Lines.JsonElement)
            : null;
        return AddAsync(key, new JournalLine
        {
            Event = JournalLine.Intent,
            Hash = contentHash,
            Thread = Normalize(draft.Thread ?? string.Empty),
            Draft = content,
        });
    }

    /// <summary>Records that HubSpot has the message.</summary>
    /// <param name="key">The key of the message.</param>
    /// <param name="message">The message in HubSpot.</param>
    /// <param name="outcome">Sent, or Verified if the module found the message in its thread.</param>
    public Task SentAsync(string key, ThreadMessage message, string outcome) => AddAsync(key, new JournalLine
    {
        Event = JournalLine.Sent,
        Thread = NewThread(key, message),
        MessageId = message.MessageId,
        CreatedAt = message.CreatedAt is { } createdAt ? ToMilliseconds(createdAt) : null,
        Outcome = outcome,
    });

    /// <summary>Records that HubSpot has the message and could not deliver it.</summary>
    public Task DeliveryFailedAsync(string key, ThreadMessage message, string error) => AddAsync(key, new JournalLine
    {
        Event = JournalLine.DeliveryFailed,
        Thread = NewThread(key, message),
        MessageId = message.MessageId,
        CreatedAt = message.CreatedAt is { } createdAt ? ToMilliseconds(createdAt) : null,
        Error = DisplayText.OneLine(error, LongestError),
    });

    /// <summary>Records that HubSpot doesn't have the message, and why.</summary>
    public Task FailedAsync(string key, string errorId, string message) => AddAsync(key, new JournalLine
    {
        Event = JournalLine.Failed,
        ErrorId = errorId,
        Error = DisplayText.OneLine(message, LongestError),
    });

    /// <summary>Records that it is unknown whether HubSpot has the message, and why.</summary>
    public Task UnknownAsync(string key, string message) => AddAsync(key, new JournalLine
    {
        Event = JournalLine.Unknown,
        Error = DisplayText.OneLine(message, LongestError),
    });

    /// <summary>
    /// Writes the lines in flight and closes the file, so that other runs can use it. It never fails.
    /// </summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            return _closing ??= CloseAsync(
                _writer.Add(new JournalLine { Event = JournalLine.End, At = ToMilliseconds(_clock.GetUtcNow()) }));
        }
    }

    /// <summary>Closes the journal and waits for that.</summary>
    public void Dispose() => CloseAsync().GetAwaiter().GetResult();

    private static ObjectDisposedException Closed() => new(nameof(SendJournal));

    private static DateTimeOffset ToMilliseconds(DateTimeOffset time)
        => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>The thread of a message, if the attempt didn't know it; otherwise null.</summary>
    private string? NewThread(string key, ThreadMessage message)
        => Find(key) is { ThreadId.Length: 0 } ? message.ThreadId : null;

    private JournalEntry? FindNormal(string key) => _entries.TryGetValue(key, out JournalEntry? entry) ? entry : null;

    private Task AddAsync(string key, JournalLine template)
    {
        string normal = Normalize(key);
        lock (_gate)
        {
            if (_closing is not null)
            {
                throw Closed();
            }

            JournalEntry? known = FindNormal(normal);
            JournalLine line = template with
            {
                Key = normal,
                At = ToMilliseconds(_clock.GetUtcNow()),
                Attempt = template.Event == JournalLine.Intent ? (known?.Attempts ?? 0) + 1 : null,
            };

            // The caller has the draft, and a copy here would only use memory.
            var entry = JournalEntry.After(known, line with { Draft = null }, _lineCount + 1);
            Task written = _writer.Add(line);
            if (!written.IsFaulted)
            {
                _lineCount++;
                _entries[normal] = entry;
            }

            return written;
        }
    }

    private async Task CloseAsync(Task end)
    {
        try
        {
            await end.ConfigureAwait(false);
        }
        catch (HubSpotJournalException)
        {
            // The caller that waited for a line already has this error. The line about the run's end is the least
            // important one.
        }

        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // Everything in the stream was flushed, or its failure was reported.
        }
    }
}
