using System.Text;

namespace HubSpotConversations.Sending;

/// <summary>The messages of a journal by their keys. Not thread-safe.</summary>
internal sealed class JournalTable
{
    private readonly Dictionary<string, JournalRecord> _byKey = new(StringComparer.Ordinal);
    private readonly List<JournalRecord> _inOrder = [];
    private readonly SharedTexts _words = new();

    /// <summary>Those that were read, in the order in which they first stand in the journal.</summary>
    public IReadOnlyList<JournalEntry> Read => new JournalEntries(_inOrder);

    /// <summary>The same, as they are kept.</summary>
    public IReadOnlyList<JournalRecord> Records => _inOrder;

    /// <summary>
    /// The key as a file can hold it: half of a surrogate pair can't be written in UTF-8. Whatever looks the same in
    /// the file is the same key, or a message would not be found again and be sent twice.
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

    /// <summary>Takes in a line that was read.</summary>
    /// <returns>Whether it fits the lines before it.</returns>
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

    /// <summary>Takes in a line that is written; those that were read stay as they were.</summary>
    public void Add(in JournalLine line, int number)
    {
        JournalRecord record = Find(line.Key!)?.Copy() ?? new JournalRecord(line.Key!);
        record.Apply(line, number, _words);
        _byKey[record.Key] = record;
    }
}
