namespace HubSpotConversations.Models;

/// <summary>What a journal of sent messages says of one message. Times are to the millisecond.</summary>
public sealed class SendJournalEntry
{
    /// <summary>What tells the message from all others of the journal.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>The thread that it goes to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>
    /// Sent; DeliveryFailed, if HubSpot accepted it and could not deliver it; Failed, if HubSpot does not have it; Unknown,
    /// if that is not known; InFlight, if the journal contains nothing after the attempt.
    /// </summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>How often it was about to be sent.</summary>
    public int Attempts { get; init; }

    /// <summary>
    /// When the first attempt began that nothing was known of when the latest one began: HubSpot has no message of it
    /// that is older.
    /// </summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the latest line about it was written.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The message in HubSpot; null unless it was sent.</summary>
    public string? MessageId { get; init; }

    /// <summary>When HubSpot made it; null unless it was sent.</summary>
    public DateTimeOffset? MessageCreatedAt { get; init; }

    /// <summary>Sent or Verified; null unless it was sent. See <see cref="SendOutcomes"/>.</summary>
    public string? Outcome { get; init; }

    /// <summary>The id of the error; null unless it failed.</summary>
    public string? ErrorId { get; init; }

    /// <summary>What went wrong, in one line; null unless it failed or nobody knows of it.</summary>
    public string? Error { get; init; }

    /// <summary>The message itself; null where the journal does not keep it.</summary>
    public MessageDraft? Draft { get; init; }

    /// <summary>The key and the status; never the message.</summary>
    public override string ToString() => DisplayText.Of($"{Key}: {Status}");
}
