using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Sending.Composition;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Sending;

/// <summary>
/// Handles one message from the user's input to its outcome. It fills in missing values, records the attempt, sends the
/// message, and records the outcome.
/// </summary>
/// <param name="client">The client to send with.</param>
/// <param name="settings">The settings of the send.</param>
/// <param name="journal">The journal to record in; null for none.</param>
/// <param name="errorId">Returns the error id of a failure, for the journal.</param>
/// <param name="threads">What the run has read of its threads.</param>
internal sealed class MessageProcessor(
    ConversationsClient client,
    SendSettings settings,
    SendJournal? journal,
    Func<HubSpotException, string> errorId,
    ThreadFactsCache threads)
{
    private readonly ExactlyOnceSender _sender = new(client, settings);

    /// <summary>The clock for the waits.</summary>
    public TimeProvider Clock => client.Clock;

    /// <summary>The observer of the waits; null for none.</summary>
    public IWaitObserver? Waits => client.Waits;

    /// <summary>Fills in the missing values of a message, and checks it.</summary>
    /// <exception cref="HubSpotException">The message can't be sent.</exception>
    public async Task CompleteAsync(SendItem item, CancellationToken cancellationToken)
    {
        item.Reply ??= ReplyCompletion.IsWhole(item.Draft) && !settings.ReplyAll
            ? new CompletedReply(item.Draft)
            : await ReplyCompletion.CompleteAsync(
                client, item.Draft, settings.ReplyAll, threads, cancellationToken).ConfigureAwait(false);
        DraftRules.CheckComplete(item.Reply.Draft);
    }

    /// <summary>Delivers a message. It stores a failure of the message in the item instead of throwing it.</summary>
    /// <param name="item">The message to deliver.</param>
    /// <param name="previous">When HubSpot created the previous message in the same thread, if that is known.</param>
    /// <param name="pause">Waits, and lets other messages be sent meanwhile.</param>
    /// <param name="tokens">The tokens that end the delivery.</param>
    /// <exception cref="OperationCanceledException">The delivery was stopped before the first attempt.</exception>
    public async Task RunAsync(
        SendItem item,
        DateTimeOffset? previous,
        Func<RequestWait, CancellationToken, Task> pause,
        SendTokens tokens)
    {
        bool isOpen = item.Earlier is not null;
        bool isIntended = isOpen;
        try
        {
            // This check comes first, because the message may exist even if something prevents another attempt.
            item.Sent = isOpen ? await FindEarlierAsync(item, pause, tokens.Stop).ConfigureAwait(false) : null;
            if (item.Sent is null)
            {
                isOpen &= settings.OnUnknown != UnknownAction.Verify;
                isIntended = isOpen;
                await CompleteAsync(item, tokens.Stop).ConfigureAwait(false);
                await IntendAsync(item).ConfigureAwait(false);
                isIntended = true;
                tokens.Stop.ThrowIfCancellationRequested();
                item.Sent = await _sender.SendAsync(OutgoingOf(item, item.Reply!.Draft, previous), pause, tokens)
                    .ConfigureAwait(false);
            }

            await RecordAsync(item, item.Sent).ConfigureAwait(false);
        }
        catch (HubSpotJournalException failure)
        {
            item.JournalFailure = failure;
        }
        catch (HubSpotException failure)
        {
            item.Failure = failure;
            threads.Forget(item.Draft.ThreadId);
            await NoteFailureAsync(item, failure, isIntended, isOpen).ConfigureAwait(false);
        }
    }

    private static OutgoingMessage OutgoingOf(SendItem item, MessageDraft draft, DateTimeOffset? previous) => new()
    {
        Draft = draft,
        Owner = item.Owner,
        Earlier = item.Earlier,
        PreviousAt = previous,
        // An entry that was read after an earlier run's attempt may be the message of that attempt.
        SeenIds = item.Earlier is null ? item.Reply?.SeenIds ?? [] : [],
    };

    private Task IntendAsync(SendItem item)
        => journal is null
            ? Task.CompletedTask
            : journal.IntendAsync(item.Key!.Value, item.Key.ContentHash, item.Draft);

    private Task RecordAsync(SendItem item, SentMessage sent)
    {
        if (sent.Message is ConversationMessage { Status.StatusType: MessageStatuses.Failed } failed)
        {
            var failure = new HubSpotDeliveryFailedException(failed);
            item.Failure = failure;
            item.Sent = null;
            return journal is null
                ? Task.CompletedTask
                : journal.DeliveryFailedAsync(item.Key!.Value, failed, JournalText(item, failure));
        }

        return journal is null
            ? Task.CompletedTask
            : journal.SentAsync(item.Key!.Value, sent.Message, sent.Outcome);
    }

    private async Task<SentMessage?> FindEarlierAsync(
        SendItem item, Func<RequestWait, CancellationToken, Task> pause, CancellationToken stop)
    {
        // Today's filled-in values may differ from those of the earlier run, so only the user's own values are
        // compared.
        MessageDraft draft = await DraftNames.ResolveAsync(client, item.Draft, stop).ConfigureAwait(false);
        return await _sender.FindEarlierAsync(OutgoingOf(item, draft, previous: null), pause, stop)
            .ConfigureAwait(false);
    }

    private async Task NoteFailureAsync(SendItem item, HubSpotException failure, bool isIntended, bool isOpen)
    {
        if (journal is null)
        {
            return;
        }

        try
        {
            if (!isIntended)
            {
                await IntendAsync(item).ConfigureAwait(false);
            }

            string key = item.Key!.Value;
            bool isUnknown = isOpen
                || (isIntended && (ExactlyOnceSender.IsUnknown(failure) || failure.FollowsUnknownAttempt));
            await (ExactlyOnceSender.IsAccepted(failure)
                ? journal.SentAsync(key, ExactlyOnceSender.OutcomeOf(item.Reply!.Draft, null, null), SendOutcomes.Sent)
                : isUnknown ? journal.UnknownAsync(key, JournalText(item, failure))
                : journal.FailedAsync(key, errorId(failure), JournalText(item, failure))).ConfigureAwait(false);
        }
        catch (HubSpotJournalException unwritten)
        {
            item.JournalFailure = unwritten;
        }
    }

    private string JournalText(SendItem item, HubSpotException failure)
        => JournalWording.Of(failure, item.Draft, item.Reply?.Draft, journal!.KeepsContent);
}
