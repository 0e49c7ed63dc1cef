namespace HubSpotConversations.Sending.Journal;

/// <summary>The path and the content of a journal.</summary>
internal sealed record JournalOptions
{
    /// <summary>The path of the file. The journal is created if it doesn't exist, but its folder must exist.</summary>
    public required string Path { get; init; }

    /// <summary>The server that the messages go to: an origin such as https://api.hubapi.com, or "sandbox".</summary>
    public required string Server { get; init; }

    /// <summary>
    /// Whether this run writes whole drafts, so that the journal alone is enough to send them again. Otherwise the
    /// journal contains no text, subject or recipient.
    /// </summary>
    public bool KeepsContent { get; init; }
}
