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
    ThreadFactsCache threads) : IMessageProcessor
{
    private readonly ExactlyOnceSender _sender = new(client, settings);
    private readonly AttemptRecord _record = new(journal, errorId);

    /// <inheritdoc/>
    public TimeProvider Clock => client.Clock;

    /// <inheritdoc/>
    public IWaitObserver? Waits => client.Waits;

    /// <summary>Fills in the missing values of a message, and checks it.</summary>
    /// <exception cref="HubSpotException">The message can't be sent.</exception>
    public async Task CompleteAsync(SendItem item, CancellationToken cancellationToken)
    {
        MessageDraft draft = DraftOf(item);
        item.Reply ??= ReplyCompletion.IsWhole(draft) && !settings.ReplyAll
            ? new CompletedReply(draft)
            : await ReplyCompletion.CompleteAsync(
                client, draft, settings.ReplyAll, threads, cancellationToken).ConfigureAwait(false);
        DraftRules.CheckComplete(item.Reply.Draft);
    }

    /// <inheritdoc/>
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
            SentMessage? sent = isOpen ? await FindEarlierAsync(item, pause, tokens.Stop).ConfigureAwait(false) : null;
            if (sent is null)
            {
                isOpen &= settings.OnUnknown != UnknownAction.Verify;
                isIntended = isOpen;
                await CompleteAsync(item, tokens.Stop).ConfigureAwait(false);
                await _record.IntendAsync(item).ConfigureAwait(false);
                isIntended = true;
                tokens.Stop.ThrowIfCancellationRequested();
                sent = await _sender.SendAsync(OutgoingOf(item, item.Reply!.Draft, previous), pause, tokens)
                    .ConfigureAwait(false);
            }

            await _record.SentAsync(item, sent).ConfigureAwait(false);
        }
        catch (HubSpotJournalException failure)
        {
            item.JournalFailure = failure;
        }
        catch (HubSpotException failure)
        {
            threads.Forget(DraftOf(item).ThreadId);
            bool isUnknown = isOpen
                || (isIntended && (ExactlyOnceSender.IsUnknown(failure) || failure.FollowsUnknownAttempt));
            ConversationMessage? accepted = ExactlyOnceSender.IsAccepted(failure)
                ? ExactlyOnceSender.OutcomeOf(item.Reply!.Draft, id: null, createdAt: null)
                : null;
            await _record.FailedAsync(item, failure, isUnknown, isIntended, accepted).ConfigureAwait(false);
        }
    }

    private static MessageDraft DraftOf(SendItem item) => (MessageDraft)item.Draft;

    private static OutgoingMessage OutgoingOf(SendItem item, MessageDraft draft, DateTimeOffset? previous) => new()
    {
        Draft = draft,
        Owner = item.Owner,
        Earlier = item.Earlier,
        PreviousAt = previous,
        // An entry that was read after an earlier run's attempt may be the message of that attempt.
        SeenIds = item.Earlier is null ? item.Reply?.SeenIds ?? [] : [],
    };

    private async Task<SentMessage?> FindEarlierAsync(
        SendItem item, Func<RequestWait, CancellationToken, Task> pause, CancellationToken stop)
    {
        // Today's filled-in values may differ from those of the earlier run, so only the user's own values are
        // compared.
        MessageDraft draft = await DraftNames.ResolveAsync(client, DraftOf(item), stop).ConfigureAwait(false);
        return await _sender.FindEarlierAsync(OutgoingOf(item, draft, previous: null), pause, stop)
            .ConfigureAwait(false);
    }
}
