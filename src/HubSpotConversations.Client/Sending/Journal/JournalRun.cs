namespace HubSpotConversations.Sending.Journal;

/// <summary>One run that wrote to a journal.</summary>
internal sealed record JournalRun
{
    /// <summary>The id of the process on its machine.</summary>
    public required int ProcessId { get; init; }

    /// <summary>The name of the machine.</summary>
    public required string Machine { get; init; }

    /// <summary>When the run started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the run ended; null if it is still running or was interrupted.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
