using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Journal;

/// <summary>Creates the objects that show users the content of a journal.</summary>
internal static class JournalReport
{
    /// <summary>Returns the totals of a journal, with its failed and unknown messages.</summary>
    public static SendJournalSummary Summarize(JournalContent content, string path)
    {
        ILookup<JournalState, JournalEntry> byState = content.Entries.ToLookup(static entry => entry.State);
        return new SendJournalSummary
        {
            Path = path,
            Id = content.Header?.Id,
            CreatedAt = content.Header?.CreatedAt,
            Server = content.Header?.Server,
            KeepsText = content.Header?.KeepsContent ?? false,
            Total = content.Entries.Count,
            Sent = byState[JournalState.Sent].Count(),
            Verified = byState[JournalState.Sent].Count(static entry => entry.Outcome == SendOutcomes.Verified),
            Failed = byState[JournalState.Failed].Count(),
            Unknown = byState[JournalState.Unknown].Count(),
            DeliveryFailed = byState[JournalState.DeliveryFailed].Count(),
            InFlight = byState[JournalState.InFlight].Count(),
            Runs = content.Runs.Count,
            LastRunAt = content.Runs.Count > 0 ? content.Runs[content.Runs.Count - 1].StartedAt : null,
            IsTorn = content.IsTorn,
            Failures = [.. Entries(content, [JournalState.Failed, JournalState.DeliveryFailed])],
            Unknowns = [.. Entries(content, [JournalState.Unknown])],
        };
    }

    /// <summary>
    /// Returns the messages in some states, in the order of the journal. Each object is created when it is accessed.
    /// </summary>
    public static IEnumerable<SendJournalEntry> Entries(
        JournalContent content, IReadOnlyCollection<JournalState> states)
        => content.Entries.Where(entry => states.Contains(entry.State)).Select(static entry => new SendJournalEntry
        {
            Key = entry.Key,
            ThreadId = entry.ThreadId.Length == 0 ? null : entry.ThreadId,
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
        });
}
