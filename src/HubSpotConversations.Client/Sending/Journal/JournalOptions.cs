namespace HubSpotConversations.Sending;

/// <summary>Which journal, and what goes into it.</summary>
internal sealed record JournalOptions
{
    /// <summary>The file; made where there is none. Its folder must be there.</summary>
    public required string Path { get; init; }

    /// <summary>What is sent to: an origin such as https://api.hubapi.com, or "sandbox".</summary>
    public required string Server { get; init; }

    /// <summary>
    /// Whether this run writes whole drafts, so that they can be sent again from the journal alone. Otherwise no text,
    /// subject or recipient stands in it.
    /// </summary>
    public bool KeepsContent { get; init; }
}
