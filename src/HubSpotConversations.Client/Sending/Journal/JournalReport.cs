using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Journal;

/// <summary>Creates the objects that show users the content of a journal.</summary>
internal static class JournalReport
{
    /// <summary>Returns the totals of a journal, with its failed and unknown messages.</summary>
    public static SendJournalSummary Summarize(JournalContent content, string path)
    {
        int[] counts = new int[5];
        int verified = 0;
        var failures = new List<SendJournalEntry>();
        var unknowns = new List<SendJournalEntry>();
        foreach (JournalRecord record in content.Table.Records)
        {
            counts[(int)record.State]++;
            verified += record.IsVerified ? 1 : 0;
            if (record.State is JournalState.Failed or JournalState.DeliveryFailed or JournalState.Unknown)
            {
                (record.State == JournalState.Unknown ? unknowns : failures).Add(Entry(record.ToEntry()));
            }
        }

        return new SendJournalSummary
        {
            Path = path,
            Id = content.Header?.Id,
            CreatedAt = content.Header?.CreatedAt,
            Server = content.Header?.Server,
            KeepsText = content.Header?.KeepsContent ?? false,
            Total = content.Table.Records.Count,
            Sent = counts[(int)JournalState.Sent],
            Verified = verified,
            Failed = counts[(int)JournalState.Failed],
            Unknown = counts[(int)JournalState.Unknown],
            DeliveryFailed = counts[(int)JournalState.DeliveryFailed],
            InFlight = counts[(int)JournalState.InFlight],
            Runs = content.Runs.Count,
            LastRunAt = content.Runs.Count > 0 ? content.Runs[content.Runs.Count - 1].StartedAt : null,
            IsTorn = content.IsTorn,
            Failures = failures,
            Unknowns = unknowns,
        };
    }

    /// <summary>
    /// Returns the messages in some states, in the order of the journal. Each object is created when it is accessed.
    /// </summary>
    public static IEnumerable<SendJournalEntry> Entries(JournalContent content, IReadOnlyCollection<JournalState> states)
        => content.Table.Records.Where(record => states.Contains(record.State))
            .Select(static record => Entry(record.ToEntry()));

    private static SendJournalEntry Entry(JournalEntry entry) => new()
    {
        Key = entry.Key,
        ThreadId = entry.ThreadId,
        Status = entry.State.ToString(),
        Attempts = entry.Attempts,
        StartedAt = entry.FirstIntentAt,
        UpdatedAt = entry.LastAt,
        MessageId = entry.MessageId,
        MessageCreatedAt = entry.MessageCreatedAt,
        Outcome = entry.Outcome,
        ErrorId = entry.ErrorId,
        Error = entry.ErrorMessage,
        Draft = entry.Draft,
    };
}
