using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Journal;

/// <summary>
/// The state of one message, combined from all its lines in a journal. Times are in UTC, with millisecond precision.
/// </summary>
internal sealed record JournalEntry
{
    /// <summary>The key that identifies the message in the journal.</summary>
    public required string Key { get; init; }

    /// <summary>The hash of the content in the latest attempt; see <see cref="Journal.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The id of the thread that the message is for.</summary>
    public required string ThreadId { get; init; }

    /// <summary>The state of the message.</summary>
    public required JournalState State { get; init; }

    /// <summary>
    /// When the oldest attempt started whose outcome was unknown when the latest one started: the oldest since the
    /// message last failed (or was sent). If HubSpot has a message from one of these attempts, it isn't older than this
    /// time.
    /// </summary>
    public required DateTimeOffset FirstIntentAt { get; init; }

    /// <summary>When the latest line was written.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>The number of attempts to send the message.</summary>
    public required int Attempts { get; init; }

    /// <summary>The id of the message in HubSpot; null unless HubSpot accepted the message.</summary>
    public string? MessageId { get; init; }

    /// <summary>When HubSpot created the message; null unless HubSpot accepted the message.</summary>
    public DateTimeOffset? MessageCreatedAt { get; init; }

    /// <summary>
    /// Sent, or Verified if the module found the message in its thread; null unless the message was sent.
    /// </summary>
    public string? Outcome { get; init; }

    /// <summary>The id of the error; null unless the send failed.</summary>
    public string? ErrorId { get; init; }

    /// <summary>
    /// The error in one line of at most 500 characters; null unless the send failed or its outcome is unknown.
    /// </summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The message itself, if the journal had it before this run; otherwise null.</summary>
    public MessageDraft? Draft { get; init; }

    /// <summary>The line number of the latest attempt, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Returns the key and the state, without the message.</summary>
    public override string ToString() => $"{Key}: {State}";
}
