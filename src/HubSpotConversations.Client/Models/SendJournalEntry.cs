using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The state of one message in a journal of sent messages. Times have millisecond precision.</summary>
public sealed class SendJournalEntry
{
    /// <summary>The key that identifies the message in the journal.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>
    /// The id of the thread that the message is for; null for a message of a custom channel that HubSpot hasn't
    /// accepted.
    /// </summary>
    public string? ThreadId { get; init; }

    /// <summary>
    /// Sent; DeliveryFailed, if HubSpot accepted the message and could not deliver it; Failed, if HubSpot doesn't have
    /// it; Unknown, if the outcome is unknown; InFlight, if the journal has no outcome for the attempt.
    /// </summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>The number of attempts to send the message.</summary>
    public int Attempts { get; init; }

    /// <summary>
    /// When the oldest attempt started whose outcome was unknown when the latest one started. HubSpot has no older
    /// message from these attempts.
    /// </summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the latest line about the message was written.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The id of the message in HubSpot; null unless HubSpot accepted the message.</summary>
    public string? MessageId { get; init; }

    /// <summary>When HubSpot created the message; null unless HubSpot accepted the message.</summary>
    public DateTimeOffset? MessageCreatedAt { get; init; }

    /// <summary>Sent or Verified; null unless the message was sent. See <see cref="SendOutcomes"/>.</summary>
    public string? Outcome { get; init; }

    /// <summary>The id of the error; null unless the send failed.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The error in one line; null unless the send failed or its outcome is unknown.</summary>
    public string? Error { get; init; }

    /// <summary>The message itself; null if the journal doesn't contain it.</summary>
    public MessageDraft? Draft { get; init; }

    /// <summary>Returns the key and the status, without the message.</summary>
    public override string ToString() => DisplayText.Of($"{Key}: {Status}");
}
