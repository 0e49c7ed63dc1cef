using HubSpotConversations.Sending.Journal.Lines;

namespace HubSpotConversations.Sending.Journal;

/// <summary>The content of a journal.</summary>
internal sealed class JournalContent
{
    private readonly List<JournalRun> _runs = [];
    private readonly List<JournalEntry> _entries = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>The first line; null if the file is empty or ends within that line.</summary>
    public JournalHeader? Header { get; set; }

    /// <summary>The runs that wrote to the journal, in order.</summary>
    public IReadOnlyList<JournalRun> Runs => _runs;

    /// <summary>The messages in the order in which the journal first mentions them.</summary>
    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Whether the journal ends with an incomplete line, which is ignored.</summary>
    public bool IsTorn { get; set; }

    /// <summary>The number of complete lines.</summary>
    public int LineCount { get; set; }

    /// <summary>The size of the complete lines in bytes.</summary>
    public long Length { get; set; }

    /// <summary>Adds a line after the header.</summary>
    /// <exception cref="InvalidOperationException">The line is about a message without an attempt.</exception>
    public void Add(JournalLine line, int number)
    {
        switch (line.Event)
        {
            case JournalLine.Run:
                _runs.Add(new JournalRun(line.ProcessId!.Value, line.Machine!, line.At!.Value));
                break;
            case JournalLine.End when _runs.Count > 0:
                _runs[_runs.Count - 1] = _runs[_runs.Count - 1] with { EndedAt = line.At };
                break;
            case JournalLine.End:
                break;
            default:
                if (!line.IsOfLaterVersion)
                {
                    Apply(line, number);
                }

                break;
        }
    }

    private void Apply(JournalLine line, int number)
    {
        if (_positions.TryGetValue(line.Key!, out int position))
        {
            _entries[position] = JournalEntry.After(_entries[position], line, number);
            return;
        }

        var entry = JournalEntry.After(before: null, line, number);
        _positions.Add(entry.Key, _entries.Count);
        _entries.Add(entry);
    }
}
