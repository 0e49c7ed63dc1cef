using HubSpotConversations.Accounts;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Composition;
using HubSpotConversations.Sending.Delivery;

namespace HubSpotConversations.Sending;

/// <summary>One message of a send, with its outcome at the end.</summary>
/// <param name="draft">The draft from the user.</param>
/// <param name="target">The input that the draft comes from, for errors; null if it is the draft itself.</param>
internal sealed class SendItem(Draft draft, object? target)
{
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _firstAttempt = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The draft from the user.</summary>
    public Draft Draft { get; } = draft;

    public object? Target { get; } = target;

    /// <summary>How errors name the message, for example "Row 17 (thread 6065362089)"; null to name no row.</summary>
    public string? Place { get; set; }

    /// <summary>
    /// The reply to a thread with all values filled in; null until they are known, and for messages of custom channels.
    /// </summary>
    public CompletedReply? Reply { get; set; }

    /// <summary>The key of the message in the journal; null without a journal.</summary>
    public MessageKey? Key { get; init; }

    /// <summary>The send that the message in HubSpot belongs to.</summary>
    public ClaimOwner Owner { get; init; } = ClaimOwner.New();

    /// <summary>The unsettled attempt of an earlier run; null if there is none.</summary>
    public EarlierAttempt? Earlier { get; init; }

    /// <summary>The message in HubSpot; null if HubSpot doesn't have it or its outcome is unknown.</summary>
    public SentMessage? Sent { get; set; }

    /// <summary>The failure of the message; null if there is none.</summary>
    public HubSpotException? Failure { get; set; }

    /// <summary>
    /// Why the journal could not be written; null if it could. This failure ends the whole run, whatever the outcome of
    /// the message.
    /// </summary>
    public HubSpotJournalException? JournalFailure { get; set; }

    /// <summary>Whether the run ended before the message was attempted.</summary>
    public bool IsNotAttempted => Sent is null && Failure is null && Fault is null;

    /// <summary>Whether an earlier run settled the outcome, so the message doesn't need to be sent.</summary>
    public bool IsKnown => Sent is not null || Failure is not null;

    /// <summary>A bug in this library that the send ran into; null if there is none.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Completes when the final outcome is known, or when the run ended. It never fails.</summary>
    public Task End => _end.Task;

    /// <summary>Completes when the first attempt has an outcome, even an unknown one, or when the item ends.</summary>
    public Task FirstAttempt => _firstAttempt.Task;

    public void SetFirstAttempt() => _firstAttempt.TrySetResult(true);

    public void SetEnd()
    {
        SetFirstAttempt();
        _end.SetResult(true);
    }
}
