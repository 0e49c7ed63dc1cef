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

    /// <summary>Does all of it. What went wrong with the message is noted at the item.</summary>
    /// <param name="item">The message.</param>
    /// <param name="previous">When HubSpot created the message before it in the same thread, if that is known.</param>
    /// <param name="pause">Waits, without keeping others from sending.</param>
    /// <param name="tokens">How it is ended.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
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
            // Before anything else: whatever keeps it from being sent again, it may be there.
            item.Sent = isOpen ? await FindEarlierAsync(item, pause, tokens.Stop).ConfigureAwait(false) : null;
            if (item.Sent is null)
            {
                isOpen &= settings.OnUnknown != UnknownAction.Verify;
                isIntended = isOpen;
                await CompleteAsync(item, tokens.Stop).ConfigureAwait(false);
                await IntendAsync(item).ConfigureAwait(false);
                isIntended = true;
                tokens.Stop.ThrowIfCancellationRequested();
                item.Sent = await _sender.SendAsync(item.Reply!.Draft, item.Earlier, previous, pause, tokens)
                    .ConfigureAwait(false);
            }

            await RecordAsync(item, item.Sent.Message, item.Sent.Outcome).ConfigureAwait(false);
        }
        catch (HubSpotJournalException failure)
        {
            item.Failure = failure;
        }
        catch (HubSpotException failure)
        {
            item.Failure = failure;
            await NoteFailureAsync(item, failure, isIntended, isOpen).ConfigureAwait(false);
        }
    }

    private Task IntendAsync(SendItem item)
        => journal is null ? Task.CompletedTask : journal.IntendAsync(item.Key!.Value, item.Key.ContentHash, item.Draft);

    private Task RecordAsync(SendItem item, ConversationMessage message, string outcome)
        => journal is null ? Task.CompletedTask : journal.SentAsync(item.Key!.Value, message, outcome);

    private async Task<SentMessage?> FindEarlierAsync(
        SendItem item, Func<RequestWait, CancellationToken, Task> pause, CancellationToken stop)
    {
        // What was filled in then is perhaps not what would be filled in now: it is looked for by what was given.
        MessageDraft draft = item.Draft;
        if (draft.SenderActorId is { } sender && AgentLookup.IsEmail(sender))
        {
            string actorId = await AgentLookup.FindAsync(client, sender, "Sender", stop).ConfigureAwait(false);
            draft = draft with { SenderActorId = actorId };
        }

        return await _sender.FindEarlierAsync(draft, item.Earlier!, pause, stop).ConfigureAwait(false);
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
            string text = JournalWording.Of(failure, item.Draft, item.Reply?.Draft, journal.KeepsContent);
            bool isUnknown = isOpen
                || (isIntended && (MessageSender.IsUnknown(failure) || failure.FollowsUnknownAttempt));
            await (MessageSender.IsAccepted(failure)
                ? RecordAsync(item, MessageSender.OutcomeOf(item.Reply!.Draft, null, null), SendOutcomes.Sent)
                : isUnknown ? journal.UnknownAsync(key, text)
                : journal.FailedAsync(key, errorId(failure), text)).ConfigureAwait(false);
        }
        catch (HubSpotJournalException unwritten)
        {
            // That ends the whole run, which the failure of one message does not.
            item.Failure = unwritten;
        }
    }
}
