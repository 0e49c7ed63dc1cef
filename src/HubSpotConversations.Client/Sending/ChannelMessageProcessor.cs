using System.Security.Cryptography;
using System.Text;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Sending.Journal;

namespace HubSpotConversations.Sending;

/// <summary>
/// Publishes one message of a custom channel. HubSpot accepts only one message with the same idempotency id, so a
/// message of unknown outcome is published again with the same id.
/// </summary>
/// <param name="client">The client to publish with.</param>
/// <param name="journal">The journal to record in; null for none.</param>
/// <param name="errorId">Returns the error id of a failure, for the journal.</param>
internal sealed class ChannelMessageProcessor(
    ConversationsClient client, SendJournal? journal, Func<HubSpotException, string> errorId) : IMessageProcessor
{
    private readonly AttemptRecord _record = new(journal, errorId);

    /// <inheritdoc/>
    public TimeProvider Clock => client.Clock;

    /// <inheritdoc/>
    public IWaitObserver? Waits => client.Waits;

    /// <inheritdoc/>
    public async Task RunAsync(
        SendItem item,
        DateTimeOffset? previous,
        Func<RequestWait, CancellationToken, Task> pause,
        SendTokens tokens)
    {
        bool isIntended = false;
        bool isOpen = item.Earlier is not null;
        try
        {
            await _record.IntendAsync(item).ConfigureAwait(false);
            isIntended = true;
            tokens.Stop.ThrowIfCancellationRequested();
            ChannelMessageDraft draft = WithId((ChannelMessageDraft)item.Draft, item.Key);
            ThreadMessage message = await client.CustomChannels.Messages.PublishAsync(draft, tokens).ConfigureAwait(false);
            await _record.SentAsync(item, new SentMessage(message, SendOutcomes.Sent)).ConfigureAwait(false);
        }
        catch (HubSpotJournalException failure)
        {
            item.JournalFailure = failure;
        }
        catch (HubSpotException failure)
        {
            bool isUnknown = isOpen || Transience.MayBeDone(failure) || failure.FollowsUnknownAttempt;
            await _record.FailedAsync(item, failure, isUnknown, isIntended).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A message without a key of the user's own gets an id that is the same in each run with the journal. It differs
    /// from one journal to another, because a customer may say the same thing again.
    /// </summary>
    private ChannelMessageDraft WithId(ChannelMessageDraft draft, MessageKey? key)
    {
        if (draft.IdempotencyId is not null || key is null)
        {
            return draft;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{journal!.Id:N} {key.Value}"));
        return draft with { IdempotencyId = new Guid([.. hash.GetHashAndReset().Take(16)]).ToString() };
    }
}
