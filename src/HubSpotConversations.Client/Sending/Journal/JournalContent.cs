using HubSpotConversations.Sending.Journal.Lines;

namespace HubSpotConversations.Sending.Journal;

/// <summary>The content of a journal.</summary>
internal sealed class JournalContent
{
    private readonly JournalTable _table = new();
    private readonly List<JournalRun> _runs = [];

    private JournalContent()
    {
    }

    /// <summary>The first line; null if the file is empty or ends within that line.</summary>
    public JournalHeader? Header { get; private set; }

    /// <summary>The runs that wrote to the journal, in order.</summary>
    public IReadOnlyList<JournalRun> Runs => _runs;

    /// <summary>
    /// The messages in the order in which the journal first mentions them. Each entry is created when it is accessed.
    /// </summary>
    public IReadOnlyList<JournalEntry> Entries => _table.Read;

    /// <summary>Whether the journal ends with an incomplete line, which is ignored.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>The number of complete lines.</summary>
    public int LineCount { get; private set; }

    /// <summary>The size of the complete lines in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The messages by their keys.</summary>
    internal JournalTable Table => _table;

    /// <summary>Reads a journal from the stream's current position to its end.</summary>
    /// <exception cref="HubSpotJournalException">
    /// The file isn't a journal, or one of its lines can't be read.
    /// </exception>
    /// <exception cref="IOException">The stream can't be read.</exception>
    public static JournalContent Read(Stream stream, string path)
    {
        using var lines = new JournalLines(stream);
        if (!JournalHeader.MayBegin(lines.Peek(JournalHeader.BeginningLength)))
        {
            throw HubSpotJournalException.NotAJournal(path);
        }

        var content = new JournalContent();
        try
        {
            while (lines.TryNext(out ReadOnlyMemory<byte> line))
            {
                content.Take(line, lines.Count, path);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException)
        {
            throw HubSpotJournalException.Damaged(path, lines.Count + 1, exception);
        }
        catch (Exception exception) when (JournalLine.IsUnreadable(exception))
        {
            throw HubSpotJournalException.Damaged(path, lines.Count, exception);
        }

        content.IsTorn = lines.IsTorn;
        content.LineCount = lines.Count;
        content.Length = lines.End;
        return content;
    }

    private void Take(ReadOnlyMemory<byte> text, int number, string path)
    {
        if (Header is null)
        {
            Header = JournalHeader.Read(text, path);
            return;
        }

        JournalLine line = JournalLineReader.Read(text.Span);
        switch (line.Kind)
        {
            case JournalLineKind.Other:
                break;
            case JournalLineKind.Run:
                _runs.Add(new JournalRun
                {
                    ProcessId = line.ProcessId,
                    Machine = line.Machine!,
                    StartedAt = line.At,
                });
                break;
            case JournalLineKind.End:
                EndRun(line.At);
                break;
            default:
                if (!_table.Load(line, number))
                {
                    throw HubSpotJournalException.Damaged(path, number);
                }

                break;
        }
    }

    private void EndRun(DateTimeOffset at)
    {
        if (_runs.Count > 0)
        {
            _runs[_runs.Count - 1] = _runs[_runs.Count - 1] with { EndedAt = at };
        }
    }
}
