using System.Collections;

namespace HubSpotConversations.Sending.Journal;

/// <summary>
/// A list that creates each entry when it is accessed, because the records take a fraction of the memory.
/// </summary>
internal sealed class JournalEntries(List<JournalRecord> records) : IReadOnlyList<JournalEntry>
{
    public int Count => records.Count;

    public JournalEntry this[int index] => records[index].ToEntry();

    public IEnumerator<JournalEntry> GetEnumerator()
    {
        foreach (JournalRecord record in records)
        {
            yield return record.ToEntry();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
