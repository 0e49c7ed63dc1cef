namespace HubSpotConversations.Sending;

/// <summary>One run that wrote a journal.</summary>
internal sealed record JournalRun
{
    /// <summary>The process, on its machine.</summary>
    public required int ProcessId { get; init; }

    /// <summary>The name of the machine.</summary>
    public required string Machine { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null where it is still running, or broke off.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
