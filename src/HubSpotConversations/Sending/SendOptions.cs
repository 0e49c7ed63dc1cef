namespace HubSpotConversations.Sending;

/// <summary>The options of a send.</summary>
internal sealed record SendOptions
{
    /// <summary>The full path of the journal; null to send without one.</summary>
    public string? JournalPath { get; init; }

    /// <summary>Whether the journal contains the messages themselves.</summary>
    public bool KeepsContent { get; init; }

    /// <summary>The maximum number of messages to send at once.</summary>
    public int Throttle { get; init; } = 1;

    /// <summary>Whether output keeps the input order.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>The expected number of messages, if the user specified it.</summary>
    public long? Total { get; init; }
}
