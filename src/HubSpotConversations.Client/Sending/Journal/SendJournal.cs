using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>
/// What a run that sends many messages writes down, so that the next one loses none and sends none twice: before each
/// message that it is about to be sent, and afterwards what became of it. Safe to use from many threads.
/// </summary>
/// <remarks>
/// The tasks are done when the line is on the disk. They fail with a <see cref="HubSpotJournalException"/> (NotWritten)
/// where it can't be written, and so does every later one. Lines about one message come in the order of the calls.
/// </remarks>
internal sealed class SendJournal : IDisposable
{
    private const int LongestError = 500;

    private readonly object _gate = new();
    private readonly JournalTable _table;
    private readonly JournalQueue _queue;
    private readonly Stream _stream;
    private readonly TimeProvider _clock;
    private Task? _closing;

    internal SendJournal(
        JournalContent content, JournalQueue queue, Stream stream, TimeProvider clock)
    {
        _table = content.Table;
        _queue = queue;
        _stream = stream;
        _clock = clock;
        Earlier = content.Entries;
        Count = content.Entries.Count;
    }

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The id in its first line, which stays the same in every run.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whether it was begun now.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Whether whole drafts are written.</summary>
    public required bool KeepsContent { get; init; }

    /// <summary>How many messages earlier runs left in it.</summary>
    public int Count { get; }

    /// <summary>
    /// What earlier runs left in it, as it was when it was opened, in the order in which they first stand there. Each
    /// is made when it is looked at.
    /// </summary>
    public IEnumerable<JournalEntry> Earlier { get; }

    /// <summary>How many lines it has, those on their way included.</summary>
    internal int LineCount { get; set; }

    /// <summary>Continues a journal, or begins one where there is no file or an empty one.</summary>
    /// <exception cref="HubSpotJournalException">It can't be used; see its problem. It was left as it is.</exception>
    public static SendJournal Open(JournalOptions options, TimeProvider clock)
        => JournalOpening.Open(options, clock);

    /// <summary>What is known of a message, from earlier runs and this one; null where there was no attempt.</summary>
    public JournalEntry? Find(string key)
    {
        JournalRecord? record;
        string normal = JournalTable.Normalize(key);
        lock (_gate)
        {
            record = _table.Find(normal);
        }

        return record?.ToEntry();
    }

    /// <summary>Writes down that a message is about to be sent. When this is done it may be, and not before.</summary>
    /// <exception cref="NotSupportedException">The content is kept, and an attachment can't be sent.</exception>
    public Task IntendAsync(string key, string contentHash, MessageDraft draft)
    {
        byte[]? content = KeepsContent ? DraftWriter.Write(draft) : null;
        return AddAsync(key, new JournalLine
        {
            Kind = JournalLineKind.Intent,
            Hash = contentHash,
            Thread = JournalTable.Normalize(draft.ThreadId ?? string.Empty),
            Draft = content,
        });
    }

    /// <summary>Writes down that HubSpot has the message.</summary>
    /// <param name="key">Which.</param>
    /// <param name="message">The message in HubSpot.</param>
    /// <param name="outcome">Sent, or Verified where it was found in its thread.</param>
    /// <exception cref="InvalidOperationException">It was never about to be sent.</exception>
    public Task SentAsync(string key, ThreadMessage message, string outcome) => AddAsync(key, new JournalLine
    {
        Kind = JournalLineKind.Sent,
        MessageId = message.Id,
        CreatedAt = message.CreatedAt is { } createdAt ? ToMilliseconds(createdAt) : null,
        Outcome = outcome,
    });

    /// <summary>Records that HubSpot has the message and could not deliver it.</summary>
    /// <exception cref="InvalidOperationException">The journal has no attempt to send it.</exception>
    public Task DeliveryFailedAsync(string key, ThreadMessage message, string error) => AddAsync(key, new JournalLine
    {
        Kind = JournalLineKind.DeliveryFailed,
        MessageId = message.Id,
        CreatedAt = message.CreatedAt is { } createdAt ? ToMilliseconds(createdAt) : null,
        Error = DisplayText.OneLine(error, LongestError),
    });

    /// <summary>Writes down that HubSpot does not have the message, and why.</summary>
    /// <exception cref="InvalidOperationException">It was never about to be sent.</exception>
    public Task FailedAsync(string key, string errorId, string message) => AddAsync(key, new JournalLine
    {
        Kind = JournalLineKind.Failed,
        ErrorId = errorId,
        Error = DisplayText.OneLine(message, LongestError),
    });

    /// <summary>Writes down that nobody knows whether HubSpot has the message, and why.</summary>
    /// <exception cref="InvalidOperationException">It was never about to be sent.</exception>
    public Task UnknownAsync(string key, string message) => AddAsync(key, new JournalLine
    {
        Kind = JournalLineKind.Unknown,
        Error = DisplayText.OneLine(message, LongestError),
    });

    /// <summary>Writes what is on its way, and lets others have the journal. It never fails.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            return _closing ??= CloseAsync(
                _queue.Add(new JournalLine { Kind = JournalLineKind.End, At = ToMilliseconds(_clock.GetUtcNow()) }));
        }
    }

    /// <summary>The same, and waits for it.</summary>
    public void Dispose() => CloseAsync().GetAwaiter().GetResult();

    private static ObjectDisposedException Closed() => new(nameof(SendJournal));

    private static DateTimeOffset ToMilliseconds(DateTimeOffset time)
        => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private Task AddAsync(string key, in JournalLine template)
    {
        string normal = JournalTable.Normalize(key);
        lock (_gate)
        {
            if (_closing is not null)
            {
                throw Closed();
            }

            JournalRecord? known = _table.Find(normal);
            if (known is null && template.Kind != JournalLineKind.Intent)
            {
                throw new InvalidOperationException("The journal has no attempt to send this message.");
            }

            JournalLine line = template with
            {
                Key = normal,
                At = ToMilliseconds(_clock.GetUtcNow()),
                Attempt = (known?.Attempts ?? 0) + 1,
            };
            Task written = _queue.Add(line);
            if (!written.IsFaulted)
            {
                // The draft is with whoever sends it; here it would fill the memory.
                LineCount++;
                _table.Add(line with { Draft = null }, LineCount);
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
            // Whoever waited for a line knows it already; how a run ended is the least that can be missing.
        }

        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // Everything in it was flushed, or reported.
        }

        _queue.Dispose();
    }
}
