namespace HubSpotConversations.Transcripts;

/// <summary>What a file already contains of a thread.</summary>
/// <param name="Blocks">The entries.</param>
/// <param name="Coverage">What the file contained for certain.</param>
internal sealed record ExistingTranscript(IReadOnlyList<TranscriptBlock> Blocks, TranscriptCoverage Coverage)
{
    /// <summary>Nothing.</summary>
    public static ExistingTranscript None { get; } = new([], TranscriptCoverage.None);
}
