namespace HubSpotConversations.Transcripts;

/// <summary>What a line of a transcript starts.</summary>
/// <param name="Kind">The kind of mark.</param>
/// <param name="ThreadId">The thread; null if it is the one of the lines before.</param>
/// <param name="Key">The entry; null for the start and the end of a thread.</param>
/// <param name="At">When the entry was created.</param>
/// <param name="Coverage">What the thread contains for certain.</param>
internal readonly record struct TranscriptMark(
    TranscriptMarkKind Kind,
    string? ThreadId = null,
    string? Key = null,
    DateTimeOffset At = default,
    TranscriptCoverage Coverage = default);
