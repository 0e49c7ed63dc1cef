using System.Text;
using System.Text.Json;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal.Lines;

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

    /// <summary>
    /// The id of the thread that the message is for; empty for a message of a custom channel that HubSpot hasn't
    /// accepted.
    /// </summary>
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

    /// <summary>The line number of the latest attempt, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The draft as JSON, if the journal had it before this run; otherwise null.</summary>
    public byte[]? DraftJson { get; init; }

    /// <summary>The message itself, if the journal had it before this run; otherwise null.</summary>
    public MessageDraft? Draft => DraftJson is null ? null : JournalDraft.Read(DraftJson, ThreadId);

    /// <summary>Returns the state of a message after a line about it.</summary>
    /// <param name="before">The state before the line; null if it is the first line about the message.</param>
    /// <param name="line">The line.</param>
    /// <param name="number">The number of the line in the journal, counted from 1.</param>
    /// <exception cref="InvalidOperationException">The line is an outcome without an attempt.</exception>
    public static JournalEntry After(JournalEntry? before, JournalLine line, int number)
    {
        if (line.Event == JournalLine.Intent)
        {
            return AfterIntent(before, line, number);
        }

        if (before is null)
        {
            throw new InvalidOperationException("The journal has no attempt to send this message.");
        }

        return before with
        {
            State = line.Event switch
            {
                JournalLine.Sent => JournalState.Sent,
                JournalLine.Failed => JournalState.Failed,
                JournalLine.DeliveryFailed => JournalState.DeliveryFailed,
                _ => JournalState.Unknown,
            },
            LastAt = line.At!.Value,
            ThreadId = line.Thread ?? before.ThreadId,
            MessageId = line.MessageId,
            MessageCreatedAt = line.CreatedAt,

            // Nearly every message has this outcome, so one text serves them all.
            Outcome = line.Outcome == SendOutcomes.Sent ? SendOutcomes.Sent : line.Outcome,
            ErrorId = line.Event == JournalLine.DeliveryFailed ? "HubSpotDeliveryFailed" : line.ErrorId,
            ErrorMessage = line.Error,
        };
    }

    /// <summary>Returns the key and the state, without the message.</summary>
    public override string ToString() => $"{Key}: {State}";

    private static JournalEntry AfterIntent(JournalEntry? before, JournalLine line, int number)
    {
        // While the outcome of an attempt is unknown, HubSpot may turn out to have its message.
        bool isOpen = before?.State is JournalState.InFlight or JournalState.Unknown;
        byte[]? earlierDraft = before?.ContentHash == line.Hash ? before?.DraftJson : null;
        return new JournalEntry
        {
            Key = line.Key!,
            ContentHash = line.Hash!,
            ThreadId = line.Thread!,
            State = JournalState.InFlight,
            FirstIntentAt = isOpen ? before!.FirstIntentAt : line.At!.Value,
            LastAt = line.At!.Value,
            Attempts = (before?.Attempts ?? 0) + 1,
            Line = number,
            DraftJson = line.Draft is { ValueKind: JsonValueKind.Object } draft
                ? Encoding.UTF8.GetBytes(draft.GetRawText())
                : earlierDraft,
        };
    }
}
