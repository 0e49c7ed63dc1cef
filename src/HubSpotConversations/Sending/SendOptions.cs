using HubSpotConversations.Sending.Delivery;

namespace HubSpotConversations.Sending;

/// <summary>The options of Send-HubSpotThreadMessage.</summary>
internal sealed record SendOptions
{
    public required SendSettings Settings { get; init; }

    /// <summary>The full path of the journal; null to send without one.</summary>
    public string? JournalPath { get; init; }

    /// <summary>Whether the journal contains the messages themselves.</summary>
    public bool KeepsContent { get; init; }

    /// <summary>The maximum number of threads to send to at once.</summary>
    public int Throttle { get; init; } = 1;

    /// <summary>Whether output keeps the input order.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>The expected number of messages, if the user specified it.</summary>
    public long? Total { get; init; }
}
