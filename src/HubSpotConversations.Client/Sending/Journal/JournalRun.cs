namespace HubSpotConversations.Sending.Journal;

/// <summary>One run that wrote to a journal.</summary>
/// <param name="ProcessId">The id of the process on its machine.</param>
/// <param name="Machine">The name of the machine.</param>
/// <param name="StartedAt">When the run started.</param>
/// <param name="EndedAt">When the run ended; null if it is still running or was interrupted.</param>
internal sealed record JournalRun(
    int ProcessId, string Machine, DateTimeOffset StartedAt, DateTimeOffset? EndedAt = null);
