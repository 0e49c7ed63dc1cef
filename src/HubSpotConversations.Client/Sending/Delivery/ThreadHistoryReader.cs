using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>Looks for a message in its thread's history, newest entry first.</summary>
internal sealed class ThreadHistoryReader(ConversationsClient client, OutgoingMessage outgoing)
{
    private const int PageSize = 50;

    // Entries of the same moment may come in any order.
    private static readonly TimeSpan Disorder = TimeSpan.FromSeconds(5);

    private readonly ThreadsClient _threads = client.Threads;
    private readonly List<string> _candidates = [];
    private string? _problem;
    private DateTimeOffset? _oldest;
    private DateTimeOffset? _newestAt;

    /// <summary>
    /// Reads the history back to the time of the first attempt. If it finds the message, it claims it.
    /// </summary>
    /// <exception cref="HubSpotException">The history can't be read.</exception>
    public async Task<ThreadLook> ReadAsync(CancellationToken cancellationToken)
    {
        string threadId = outgoing.Draft.ThreadId!;
        var walk = new PageWalk<ThreadMessage>(
            (after, limit, token) => _threads.ListMessagesAsync(threadId, null, after, limit, token),
            $"the messages of thread {threadId}");
        while (await walk.NextAsync(PageSize, cancellationToken).ConfigureAwait(false) is { } page)
        {
            // By now, HubSpot's Date headers have shown its clock, if they ever do.
            var window = TimeWindow.Of(outgoing, client.ServerClock);
            NoteProblems(page);
            if (await FindAsync(page, window, cancellationToken).ConfigureAwait(false) is { } message)
            {
                return new ThreadLook { Message = message };
            }

            if (_oldest < window.Possible - Disorder)
            {
                break;
            }
        }

        return new ThreadLook { Candidates = _candidates, Problem = _problem, NewestAt = _newestAt };
    }

    private async Task<ThreadMessage?> FindAsync(
        Page<ThreadMessage> page, TimeWindow window, CancellationToken cancellationToken)
    {
        var match = new MessageMatch(outgoing, window, client.OwnClient);
        foreach (ThreadMessage entry in page.Results.Where(entry => !IsOfAnotherSend(entry)))
        {
            EntryMatch kind = match.Compare(entry);
            if (kind != EntryMatch.Same && IsShortened(entry, window))
            {
                OriginalContent whole = await _threads
                    .GetOriginalContentAsync(outgoing.Draft.ThreadId!, entry.MessageId!, cancellationToken)
                    .ConfigureAwait(false);
                kind = match.Compare(entry, whole);
            }

            if (kind == EntryMatch.Same && client.Claims.TryClaim(entry.MessageId!, outgoing.Owner))
            {
                return entry;
            }

            if (kind == EntryMatch.Possible)
            {
                _candidates.Add(entry.MessageId ?? string.Empty);
            }
        }

        return null;
    }

    private bool IsOfAnotherSend(ThreadMessage entry)
        => entry.MessageId is { } id && (client.Claims.BelongsToAnother(id, outgoing.Owner) || outgoing.SeenIds.Contains(id));

    private static bool IsShortened(ThreadMessage entry, TimeWindow window)
        => entry is ConversationMessage
        {
            MessageId: not null,
            TruncationStatus: not (null or TruncationStatuses.NotTruncated)
        }
            && !(entry.CreatedAt < window.Possible);

    /// <summary>Notes everything that shows that the page may lack existing entries.</summary>
    private void NoteProblems(Page<ThreadMessage> page)
    {
        if (!page.IsWhole)
        {
            _problem ??= "the response has no readable list of entries";
        }

        foreach (ThreadMessage entry in page.Results)
        {
            if (entry.MessageId is null)
            {
                _problem ??= "it has entries without an id";
            }

            if (entry.CreatedAt is not { } createdAt)
            {
                continue;
            }

            if (_oldest is { } oldest && createdAt > oldest + Disorder)
            {
                _problem ??= "its entries are not in the requested order";
            }

            _oldest = _oldest is { } before && before < createdAt ? before : createdAt;
            _newestAt = _newestAt > createdAt ? _newestAt : createdAt;
        }
    }
}
