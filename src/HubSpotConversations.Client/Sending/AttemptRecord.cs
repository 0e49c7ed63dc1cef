using HubSpotConversations.Models;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Sending.Journal;

namespace HubSpotConversations.Sending;

/// <summary>Records the attempts to send messages and their outcomes, in the items and in the journal.</summary>
/// <param name="journal">The journal; null for none.</param>
/// <param name="errorId">Returns the error id of a failure, for the journal.</param>
internal sealed class AttemptRecord(SendJournal? journal, Func<HubSpotException, string> errorId)
{
    /// <summary>Records that a message is about to be sent.</summary>
    /// <exception cref="HubSpotJournalException">The journal can't be written.</exception>
    public Task IntendAsync(SendItem item)
        => journal is null
            ? Task.CompletedTask
            : journal.IntendAsync(item.Key!.Value, item.Key.ContentHash, item.Draft);

    /// <summary>Records that HubSpot has the message.</summary>
    /// <exception cref="HubSpotJournalException">The journal can't be written.</exception>
    public Task SentAsync(SendItem item, SentMessage sent)
    {
        item.Sent = sent;
        if (sent.Message is ConversationMessage { Status.StatusType: MessageStatuses.Failed } failed)
        {
            var failure = new HubSpotDeliveryFailedException(failed);
            item.Failure = failure;
            item.Sent = null;
            return journal is null
                ? Task.CompletedTask
                : journal.DeliveryFailedAsync(item.Key!.Value, failed, TextOf(item, failure));
        }

        return journal is null
            ? Task.CompletedTask
            : journal.SentAsync(item.Key!.Value, sent.Message, sent.Outcome);
    }

    /// <summary>Records why a message was not sent, or why its outcome is unknown.</summary>
    /// <param name="item">The message.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="isUnknown">Whether HubSpot may have the message.</param>
    /// <param name="isIntended">Whether the journal contains the attempt.</param>
    /// <param name="accepted">The message, if HubSpot has it and its response can't be read; otherwise null.</param>
    public async Task FailedAsync(
        SendItem item, HubSpotException failure, bool isUnknown, bool isIntended, ConversationMessage? accepted = null)
    {
        item.Failure = failure;
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
            await (accepted is not null ? journal.SentAsync(key, accepted, SendOutcomes.Sent)
                : isUnknown ? journal.UnknownAsync(key, TextOf(item, failure))
                : journal.FailedAsync(key, errorId(failure), TextOf(item, failure))).ConfigureAwait(false);
        }
        catch (HubSpotJournalException unwritten)
        {
            item.JournalFailure = unwritten;
        }
    }

    private string TextOf(SendItem item, HubSpotException failure)
        => JournalWording.Of(failure, item.Draft, item.Reply?.Draft, journal!.KeepsContent);
}
