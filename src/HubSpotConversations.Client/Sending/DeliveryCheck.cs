using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>Looks in a thread for the message that became of a draft.</summary>
internal sealed class DeliveryCheck(ThreadsClient threads, MessageClaims claims)
{
    private const int PageSize = 50;

    /// <summary>
    /// The message, which from then on is no other send's; null where there is none, or HubSpot does not show it yet.
    /// </summary>
    /// <param name="draft">The draft, with all that was sent.</param>
    /// <param name="notBefore">The earliest time that it can have been created at, by HubSpot's clock.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ConversationMessage?> FindAsync(
        MessageDraft draft, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        var walk = new PageWalk<ThreadMessage>(
            (after, limit, token) => threads.ListMessagesAsync(draft.ThreadId!, null, after, limit, token),
            "the messages");
        // All of them back to that time: what is not looked at must not count as not sent.
        while (await walk.NextAsync(PageSize, cancellationToken).ConfigureAwait(false) is { } entries)
        {
            foreach (ThreadMessage entry in entries.Results)
            {
                if (entry is ConversationMessage message
                    && !(message.CreatedAt < notBefore)
                    && await IsAsync(draft, message, cancellationToken).ConfigureAwait(false)
                    && claims.TryClaim(message.Id!))
                {
                    return message;
                }
            }

            if (entries.Results.Any(entry => entry.CreatedAt < notBefore))
            {
                // They are newest first.
                return null;
            }
        }

        return null;
    }

    private async Task<bool> IsAsync(
        MessageDraft draft, ConversationMessage message, CancellationToken cancellationToken)
    {
        if (message.Id is not { } id || claims.IsClaimed(id) || !MessageMatch.IsLike(draft, message))
        {
            return false;
        }

        if (MessageMatch.HasText(draft, message.Text, message.RichText))
        {
            return true;
        }

        if (message.TruncationStatus is null or TruncationStatuses.NotTruncated)
        {
            return false;
        }

        OriginalContent whole = await threads.GetOriginalContentAsync(draft.ThreadId!, id, cancellationToken)
            .ConfigureAwait(false);
        return MessageMatch.HasText(draft, whole.Text, whole.RichText);
    }
}
