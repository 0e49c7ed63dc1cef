using System.Text;
using HubSpotConversations.Sending.Journal.Lines;

namespace HubSpotConversations.Sending.Journal;

/// <summary>The messages of a journal by their keys. Not thread-safe.</summary>
internal sealed class JournalTable
{
    private readonly Dictionary<string, JournalRecord> _byKey = new(StringComparer.Ordinal);
    private readonly List<JournalRecord> _inOrder = [];
    private readonly SharedTexts _words = new();

    /// <summary>The messages that were read, in the order in which the journal first mentions them.</summary>
    public IReadOnlyList<JournalEntry> Read => new JournalEntries(_inOrder);

    /// <summary>The same messages in their compact form.</summary>
    public IReadOnlyList<JournalRecord> Records => _inOrder;

    /// <summary>
    /// Converts a key to the form that a file can contain. Half of a surrogate pair can't be encoded in UTF-8. Keys
    /// that look the same in the file must be equal. Otherwise a message might not be found in the journal and be sent
    /// twice.
    /// </summary>
    public static string Normalize(string key)
    {
        for (int i = 0; i < key.Length; i++)
        {
            if (char.IsSurrogate(key[i]))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(key));
            }
        }

        return key;
    }

    public JournalRecord? Find(string key) => _byKey.TryGetValue(key, out JournalRecord? record) ? record : null;

    /// <summary>Applies a line that was read.</summary>
    /// <returns>Whether the line is consistent with the lines before it.</returns>
    public bool Load(in JournalLine line, int number)
    {
        if (Find(line.Key!) is { } known)
        {
            return known.Apply(line, number, _words);
        }

        var record = new JournalRecord(line.Key!);
        if (!record.Apply(line, number, _words))
        {
            return false;
        }

        _byKey.Add(record.Key, record);
        _inOrder.Add(record);
        return true;
    }

    /// <summary>Applies a line that is being written. The messages that were read stay unchanged.</summary>
    public void Add(in JournalLine line, int number)
    {
        JournalRecord record = Find(line.Key!)?.Copy() ?? new JournalRecord(line.Key!);
        record.Apply(line, number, _words);
        _byKey[record.Key] = record;
    }
}
