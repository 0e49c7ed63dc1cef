namespace HubSpotConversations.Transcripts;

/// <summary>The marks in a transcript.</summary>
internal enum TranscriptMarkKind
{
    /// <summary>The line continues what the lines before started.</summary>
    None,

    /// <summary>A thread starts.</summary>
    Thread,

    /// <summary>An entry starts.</summary>
    Entry,

    /// <summary>The line is the last one of a thread.</summary>
    End,
}
