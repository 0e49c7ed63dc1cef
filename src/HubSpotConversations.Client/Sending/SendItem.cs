using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>One message on its way, and in the end what became of it.</summary>
/// <param name="draft">What the user gave.</param>
/// <param name="target">The input that it comes from, for errors; null where it is the draft itself.</param>
internal sealed class SendItem(MessageDraft draft, object? target)
{
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _firstAttempt = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the user gave.</summary>
    public MessageDraft Draft { get; } = draft;

    public object? Target { get; } = target;

    /// <summary>The draft with all that it lacked; null until that is known.</summary>
    public CompletedReply? Reply { get; set; }

    /// <summary>What tells it from the other messages of a journal; null without a journal.</summary>
    public MessageKey? Key { get; init; }

    /// <summary>The send that the message in HubSpot belongs to.</summary>
    public ClaimOwner Owner { get; init; } = ClaimOwner.New();

    /// <summary>What an earlier run left open; null where it left nothing open.</summary>
    public EarlierAttempt? Earlier { get; init; }

    /// <summary>The message in HubSpot; null where it is not there, or nobody knows.</summary>
    public SentMessage? Sent { get; set; }

    /// <summary>Whether the user was asked and said no.</summary>
    public bool IsDeclined { get; set; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public HubSpotException? Failure { get; set; }

    /// <summary>
    /// Why the journal could not be written; null if it could. It ends the whole run, whatever became of the message.
    /// </summary>
    public HubSpotJournalException? JournalFailure { get; set; }

    /// <summary>Whether the run ended before anything became of the message.</summary>
    public bool IsNotAttempted => Sent is null && Failure is null && Fault is null && !IsDeclined;

    /// <summary>Whether all is known without sending it: an earlier run settled it.</summary>
    public bool IsKnown => Sent is not null || Failure is not null;

    /// <summary>A mistake in this library; null where there is none.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Done when all is known of it that will be. It never fails.</summary>
    public Task End => _end.Task;

    /// <summary>Done when the first attempt has an outcome, be it an unknown one, or all is known.</summary>
    public Task FirstAttempt => _firstAttempt.Task;

    public void SetFirstAttempt() => _firstAttempt.TrySetResult(true);

    public void SetEnd()
    {
        SetFirstAttempt();
        _end.SetResult(true);
    }
}
