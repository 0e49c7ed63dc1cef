using System.Collections;

namespace HubSpotConversations.Sending;

/// <summary>Entries that are made when they are looked at: as records they take a fraction of the room.</summary>
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
