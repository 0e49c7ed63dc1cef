namespace HubSpotConversations.Transcripts;

/// <summary>What a transcript contained for certain when it was written.</summary>
[Flags]
internal enum TranscriptCoverage
{
    /// <summary>It may lack entries, for example those before a time.</summary>
    None = 0,

    /// <summary>It had all entries of the thread, so the next run needs only the newest ones.</summary>
    Entries = 1,

    /// <summary>Its attachments were saved.</summary>
    Files = 2,
}
