namespace HubSpotConversations.Transcripts;

/// <summary>One entry as it is written in a file.</summary>
/// <param name="Key">The value that identifies the entry in its thread.</param>
/// <param name="At">When the entry was created.</param>
/// <param name="Text">The text in the file, with its line break.</param>
internal sealed record TranscriptBlock(string Key, DateTimeOffset At, string Text);
