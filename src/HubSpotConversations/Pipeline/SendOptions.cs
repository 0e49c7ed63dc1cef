using HubSpotConversations.Sending;

namespace HubSpotConversations.Pipeline;

/// <summary>How Send-HubSpotThreadMessage was asked to send.</summary>
internal sealed record SendOptions
{
    public required SendSettings Settings { get; init; }

    /// <summary>The full path of the journal; null for none.</summary>
    public string? JournalPath { get; init; }

    /// <summary>Whether the journal has the messages themselves.</summary>
    public bool KeepsContent { get; init; }

    /// <summary>To how many threads is sent at once.</summary>
    public int Throttle { get; init; } = 1;

    /// <summary>Whether what was sent is emitted in the order of the input.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>How many messages there will be, where the user knows.</summary>
    public long? Total { get; init; }
}
