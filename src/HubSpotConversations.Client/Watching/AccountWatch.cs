using HubSpotConversations.Http.Retries;
using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Watching;

/// <summary>
/// Polls a whole account for new messages. It lists the threads with a message since the last poll, and reads the
/// threads that changed.
/// </summary>
internal sealed class AccountWatch
{
    // The maximum difference to expect between this machine's clock and HubSpot's.
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, AccountThread> _threads = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string?> _inboxes;
    private readonly TimeProvider _clock;
    private bool _isSilent;
    private DateTimeOffset _floor;
    private DateTimeOffset? _newest;
    private HubSpotApiException? _failure;

    public AccountWatch(WatchScope scope, TimeProvider clock)
    {
        _clock = clock;
        _isSilent = scope.Since is null;
        _floor = scope.Since ?? (clock.GetUtcNow() - Skew);
        _inboxes = scope.InboxIds.Count == 0 ? new string?[] { null } : [.. scope.InboxIds];
    }

    /// <summary>The threads in memory.</summary>
    public IEnumerable<WatchedThread> Threads => _threads.Values.Select(static thread => thread.Thread);

    /// <summary>The number of threads in memory.</summary>
    public int Count => _threads.Count;

    /// <summary>Polls once, and adds the new messages.</summary>
    public async Task PollAsync(
        ConversationsClient client, List<ThreadMessage> found, CancellationToken cancellationToken)
    {
        _failure = null;
        DateTimeOffset? newest = _newest;
        foreach (string? inbox in _inboxes)
        {
            DateTimeOffset? inInbox = await PollInboxAsync(client, inbox, found, cancellationToken)
                .ConfigureAwait(false);
            newest = newest is null || inInbox > newest ? inInbox ?? newest : newest;
        }

        _isSilent = false;

        // Advance the time only after a complete poll. If a poll fails, the next one starts at the same time again.
        if (_failure is not null)
        {
            throw _failure;
        }

        _newest = newest;
        Forget();
    }

    /// <summary>Polls the threads of one inbox, and returns the time of the newest message in them.</summary>
    private async Task<DateTimeOffset?> PollInboxAsync(
        ConversationsClient client, string? inbox, List<ThreadMessage> found, CancellationToken cancellationToken)
    {
        var query = new ThreadQuery
        {
            InboxId = inbox,
            LatestMessageAfter = _floor,
            Sort = ThreadSorts.LatestMessageTimestamp,
        };
        PageWalk<ConversationThread> walk = ThreadWalk.Of(client, query);
        DateTimeOffset? newest = null;
        while (await walk.NextAsync(ThreadWalk.LargestPage, cancellationToken).ConfigureAwait(false) is { } page)
        {
            foreach (ConversationThread thread in page.Results)
            {
                await PollThreadAsync(client, thread, found, cancellationToken).ConfigureAwait(false);
                newest = newest is null || thread.LatestMessage > newest
                    ? thread.LatestMessage ?? newest
                    : newest;
            }
        }

        return newest;
    }

    private async Task PollThreadAsync(
        ConversationsClient client,
        ConversationThread thread,
        List<ThreadMessage> found,
        CancellationToken cancellationToken)
    {
        if (thread.ThreadId is not { } id)
        {
            return;
        }

        if (!_threads.TryGetValue(id, out AccountThread? known))
        {
            known = new AccountThread(new WatchedThread(id, _floor, _isSilent), _clock);
            _threads[id] = known;
        }

        if (!known.IsDue(thread.LatestMessage))
        {
            return;
        }

        try
        {
            found.AddRange(await known.Thread.PollAsync(client, cancellationToken).ConfigureAwait(false));
            known.MarkRead(thread.LatestMessage);
        }
        catch (HubSpotApiException failure) when ((int)failure.StatusCode == 404)
        {
            // The thread was archived in the meantime.
            _ = _threads.Remove(id);
        }
        catch (HubSpotApiException failure)
            when (failure is not HubSpotRateLimitException && Transience.Of(failure))
        {
            // Keep polling, so that a failure in one thread doesn't hide the messages of the others.
            _failure ??= failure;
        }
    }

    /// <summary>Removes the threads that are older than the next query.</summary>
    private void Forget()
    {
        DateTimeOffset? floor = _newest - WatchedThread.Overlap;
        if (floor is null || floor <= _floor)
        {
            return;
        }

        _floor = floor.Value;
        string[] quiet = _threads
            .Where(pair => pair.Value.IsBefore(_floor))
            .Select(static pair => pair.Key)
            .ToArray();
        foreach (string id in quiet)
        {
            _ = _threads.Remove(id);
        }
    }
}
