using HubSpotConversations.Limits;
using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>
/// Takes one message from what the user gave to what became of it: fills in what it lacks, writes down that it is about
/// to be sent, sends it, and writes down the outcome.
/// </summary>
/// <param name="client">Whom to ask.</param>
/// <param name="settings">How messages are sent.</param>
/// <param name="journal">Where it is written down; null for nowhere.</param>
/// <param name="errorId">The id of an error, for the journal.</param>
internal sealed class MessageDelivery(
    ConversationsClient client, SendSettings settings, SendJournal? journal, Func<HubSpotException, string> errorId)
{
    private readonly MessageSender _sender = new(client, settings);

    /// <summary>The clock that waits go by.</summary>
    public TimeProvider Clock => client.Clock;

    /// <summary>Who is told of waits.</summary>
    public IWaitObserver? Waits => client.Waits;

    /// <summary>Fills in what a message lacks, and checks it.</summary>
    /// <exception cref="HubSpotException">It can't be sent.</exception>
    public async Task CompleteAsync(SendItem item, CancellationToken cancellationToken)
    {
        item.Reply ??= ReplyCompletion.IsWhole(item.Draft) && !settings.ReplyAll
            ? new CompletedReply(item.Draft)
            : await ReplyCompletion.CompleteAsync(client, item.Draft, settings.ReplyAll, cancellationToken)
                .ConfigureAwait(false);
        DraftRules.CheckComplete(item.Reply.Draft);
    }

    /// <summary>Does all of it. Notes at the item whatever went wrong with the message.</summary>
    /// <param name="item">The message.</param>
    /// <param name="previous">When HubSpot created the message before it in the same thread, if that is known.</param>
    /// <param name="pause">Waits, without keeping others from sending.</param>
    /// <param name="tokens">How it is ended.</param>
    /// <exception cref="OperationCanceledException">It was stopped before it was attempted.</exception>
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
            // Before anything else: even if something keeps it from being sent again, it may be there.
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
            await NoteFailureAsync(item, failure, isIntended, isOpen).ConfigureAwait(false);
        }
    }

    private static Outgoing OutgoingOf(SendItem item, MessageDraft draft, DateTimeOffset? previous) => new()
    {
        Draft = draft,
        Owner = item.Owner,
        Earlier = item.Earlier,
        PreviousAt = previous,
        // What was read after an earlier run's attempt may be what became of that attempt.
        SeenIds = item.Earlier is null ? item.Reply?.SeenIds ?? [] : [],
    };

    private Task IntendAsync(SendItem item)
        => journal is null ? Task.CompletedTask : journal.IntendAsync(item.Key!.Value, item.Key.ContentHash, item.Draft);

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
        // What is filled in now may differ from what was filled in then, so only what was given is compared.
        MessageDraft draft = item.Draft;
        if (draft.SenderActorId is { } sender && AgentLookup.IsEmail(sender))
        {
            string actorId = await AgentLookup.FindAsync(client, sender, "Sender", stop).ConfigureAwait(false);
            draft = draft with { SenderActorId = actorId };
        }

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
                || (isIntended && (MessageSender.IsUnknown(failure) || failure.FollowsUnknownAttempt));
            await (MessageSender.IsAccepted(failure)
                ? journal.SentAsync(key, MessageSender.OutcomeOf(item.Reply!.Draft, null, null), SendOutcomes.Sent)
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
