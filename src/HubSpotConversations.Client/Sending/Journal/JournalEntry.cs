using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>
/// What a journal says of one message, all its lines taken together. Times are to the millisecond, in UTC.
/// </summary>
internal sealed record JournalEntry
{
    /// <summary>What tells the message from all others of the journal.</summary>
    public required string Key { get; init; }

    /// <summary>What it says, as <see cref="Sending.ContentHash"/> has it; that of the latest attempt.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The thread that it goes to.</summary>
    public required string ThreadId { get; init; }

    /// <summary>How it stands with it.</summary>
    public required JournalState State { get; init; }

    /// <summary>
    /// When the first attempt began that nothing was known of when the latest one began: the oldest since it last
    /// failed (or was sent). If HubSpot has the message of one of them, it is not older than this.
    /// </summary>
    public required DateTimeOffset FirstIntentAt { get; init; }

    /// <summary>When the latest line was written.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>How often it was about to be sent.</summary>
    public required int Attempts { get; init; }

    /// <summary>The message in HubSpot; null unless it was sent.</summary>
    public string? MessageId { get; init; }

    /// <summary>When HubSpot made it; null unless it was sent.</summary>
    public DateTimeOffset? MessageCreatedAt { get; init; }

    /// <summary>How it is known that it was sent: Sent, or Verified where it was found in its thread.</summary>
    public string? Outcome { get; init; }

    /// <summary>The id of the error; null unless it failed.</summary>
    public string? ErrorId { get; init; }

    /// <summary>What went wrong, in one line of 500 characters at most; null unless it failed or is unknown.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The message itself, where the journal has it and it was there before this run.</summary>
    public MessageDraft? Draft { get; init; }

    /// <summary>The line of its latest attempt, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The key and the state; never the message.</summary>
    public override string ToString() => $"{Key}: {State}";
}
