using System.Net;
using HubSpotConversations.Lookup;
using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Transcripts;

/// <summary>Reads what a transcript needs.</summary>
internal static class TranscriptSource
{
    private const int LargestPage = 100;

    /// <summary>Reads the entries of a thread, oldest first, with the names of their authors.</summary>
    /// <param name="client">The client.</param>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="scope">Which entries to return.</param>
    /// <param name="isKnown">
    /// Whether an entry is known. If all entries of a page are, it doesn't read older ones. Null to read all.
    /// </param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<IReadOnlyList<ThreadMessage>> ReadAsync(
        ConversationsClient client,
        string threadId,
        TranscriptScope scope,
        Func<ThreadMessage, bool>? isKnown,
        CancellationToken cancellationToken)
    {
        var walk = new PageWalk<ThreadMessage>(
            (after, limit, token) => client.Threads.ListMessagesAsync(threadId, new MessageQuery(), after, limit, token),
            $"the messages of thread {threadId}");
        var entries = new List<ThreadMessage>();
        bool isOver = false;
        while (!isOver && await walk.NextAsync(LargestPage, cancellationToken).ConfigureAwait(false) is { } page)
        {
            isOver = page.Results.Any(scope.IsTooOld)
                || (isKnown is not null && page.Results.Count > 0 && page.Results.All(isKnown));
            ThreadMessage[] wanted = page.Results.Where(scope.Contains).ToArray();
            await ThreadNames.FindAsync(client, wanted, cancellationToken).ConfigureAwait(false);
            entries.AddRange(wanted);
        }

        entries.Reverse();
        return entries;
    }

    /// <summary>Reads a thread, even from the trash, with the names of its contact, agent and inbox.</summary>
    public static async Task<ConversationThread> ReadThreadAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken)
    {
        ConversationThread thread;
        try
        {
            thread = await client.Threads.GetAsync(threadId, null, cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            var trash = new ThreadQuery { Archived = true };
            thread = await client.Threads.GetAsync(threadId, trash, cancellationToken).ConfigureAwait(false);
        }

        await ThreadNames.FindAsync(client, [thread], cancellationToken).ConfigureAwait(false);
        return thread;
    }

    /// <summary>The entry with its full text, if HubSpot has shortened it and still has the full one.</summary>
    public static async Task<ThreadMessage> CompleteAsync(
        ConversationsClient client, ThreadMessage entry, CancellationToken cancellationToken)
    {
        if (entry is not ConversationMessage { IsShortened: true } message)
        {
            return entry;
        }

        try
        {
            return message.With(await client.Threads
                .GetOriginalContentAsync(message.ThreadId!, message.MessageId!, cancellationToken).ConfigureAwait(false));
        }
        catch (HubSpotApiException failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            return message;
        }
    }

    /// <summary>The threads of a contact, open and closed, and those in the trash.</summary>
    public static IEnumerable<ThreadQuery> QueriesOf(string contactId)
        => ThreadStatuses.All.SelectMany(status => new[]
        {
            new ThreadQuery { ContactId = contactId, Status = status },
            new ThreadQuery { ContactId = contactId, Status = status, Archived = true },
        });
}
