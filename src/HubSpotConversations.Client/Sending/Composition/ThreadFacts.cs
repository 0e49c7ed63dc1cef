using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Sending.Composition;

/// <summary>The facts for a reply that the newest messages of a thread show.</summary>
internal sealed class ThreadFacts
{
    private const int PageSize = 50;

    // A longer history without a message has only comments and changes. The user must then specify where the reply
    // goes.
    private const int MostEntries = 1000;

    /// <summary>The newest message through the given channel and account; null if there is none.</summary>
    public ConversationMessage? Newest { get; private set; }

    /// <summary>The newest message from the customer through the same channel; null if there is none.</summary>
    public ConversationMessage? NewestIncoming { get; private set; }

    /// <summary>The newest subject found while reading; null if there is none.</summary>
    public string? Subject { get; private set; }

    /// <summary>The ids of all entries that were read.</summary>
    public HashSet<string> SeenIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the thread has any message at all; for errors.</summary>
    public bool HasMessage { get; private set; }

    /// <summary>
    /// The addresses on the same channel, by actor id. They fill the gap if a message doesn't include its senders'
    /// addresses.
    /// </summary>
    public Dictionary<string, DeliveryIdentifier> Addresses { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a thread from its newest message backward, as far as necessary.</summary>
    /// <param name="client">The client to read the thread with.</param>
    /// <param name="draft">
    /// The values known so far: the thread, and the channel and the account if the user specified them.
    /// </param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<ThreadFacts> ReadAsync(
        ConversationsClient client, MessageDraft draft, CancellationToken cancellationToken)
    {
        string threadId = draft.ThreadId!;
        var facts = new ThreadFacts();
        var walk = new PageWalk<ThreadMessage>(
            (after, limit, token) => client.Threads.ListMessagesAsync(threadId, null, after, limit, token),
            $"the messages of thread {threadId}");
        int read = 0;
        while (read < MostEntries
            && await walk.NextAsync(PageSize, cancellationToken).ConfigureAwait(false) is { } page)
        {
            read += page.Results.Count;
            foreach (ThreadMessage entry in page.Results)
            {
                if (entry.MessageId is { } id)
                {
                    _ = facts.SeenIds.Add(id);
                }

                if (entry is ConversationMessage message)
                {
                    facts.Note(message, draft);
                }
            }

            if (facts.Newest is not null && (facts.NewestIncoming is not null || draft.HasDirectRecipient))
            {
                break;
            }
        }

        return facts;
    }

    private void Note(ConversationMessage message, MessageDraft draft)
    {
        HasMessage = true;
        if (string.IsNullOrEmpty(message.ChannelId)
            || (draft.ChannelId is not null && message.ChannelId != draft.ChannelId))
        {
            return;
        }

        bool isOverAccount = !string.IsNullOrEmpty(message.ChannelAccountId)
            && (draft.ChannelAccountId is null || message.ChannelAccountId == draft.ChannelAccountId);
        Newest ??= isOverAccount ? message : null;
        if (Newest is null || message.ChannelId != Newest.ChannelId)
        {
            return;
        }

        NoteAddresses(message);
        Subject ??= string.IsNullOrWhiteSpace(message.Subject) ? null : message.Subject;
        NewestIncoming ??= ReplyRecipients.IsIncoming(message) ? message : null;
    }

    private void NoteAddresses(ConversationMessage message)
    {
        foreach ((string? actorId, DeliveryIdentifier? address) in message.Senders
            .Select(static sender => (sender.ActorId, sender.DeliveryIdentifier))
            .Concat(message.Recipients.Select(static recipient => (recipient.ActorId, recipient.DeliveryIdentifier))))
        {
            // Only the newest address counts, and it is read first.
            if (actorId is not null && ReplyRecipients.IsAddress(address) && !Addresses.ContainsKey(actorId))
            {
                Addresses.Add(actorId, address!);
            }
        }
    }
}
