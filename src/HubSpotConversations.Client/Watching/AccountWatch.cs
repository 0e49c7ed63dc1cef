using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// Looks for new messages of a whole account: lists the threads with a message since the last look, and reads those
/// that changed.
/// </summary>
internal sealed class AccountWatch
{
    // The clock of this machine and HubSpot's may differ by so much.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    private const int LargestPage = 500;

    private readonly Dictionary<string, WatchedThread> _threads = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string?> _inboxes;
    private readonly TimeProvider _clock;
    private DateTimeOffset _floor;
    private DateTimeOffset? _newest;

    public AccountWatch(WatchScope scope, TimeProvider clock)
    {
        _clock = clock;
        _floor = scope.Since ?? (clock.GetUtcNow() - Skew);
        _inboxes = scope.InboxIds.Count == 0 ? new string?[] { null } : [.. scope.InboxIds];
    }

    /// <summary>Looks once, and adds what is new.</summary>
    public async Task LookAsync(
        ConversationsClient client, List<ThreadMessage> found, CancellationToken cancellationToken)
    {
        DateTimeOffset? newest = _newest;
        foreach (string? inbox in _inboxes)
        {
            var query = new ThreadQuery
            {
                InboxId = inbox,
                LatestMessageAfter = _floor,
                Sort = ThreadSorts.LatestMessageTimestamp,
            };
            var walk = new PageWalk<ConversationThread>(
                (after, limit, token) => client.Threads.ListAsync(query, after, limit, token), "the threads");
            while (await walk.NextAsync(LargestPage, cancellationToken).ConfigureAwait(false) is { } page)
            {
                foreach (ConversationThread thread in page.Results)
                {
                    await LookAtAsync(client, thread, found, cancellationToken).ConfigureAwait(false);
                    newest = newest is null || thread.LatestMessageTimestamp > newest
                        ? thread.LatestMessageTimestamp ?? newest
                        : newest;
                }
            }
        }

        // Only now: where a look fails half way, the next one begins where this one began.
        _newest = newest;
        Forget();
    }

    private async Task LookAtAsync(
        ConversationsClient client,
        ConversationThread thread,
        List<ThreadMessage> found,
        CancellationToken cancellationToken)
    {
        if (thread.Id is not { } id)
        {
            return;
        }

        if (!_threads.TryGetValue(id, out WatchedThread? watched))
        {
            watched = new WatchedThread(id, _floor);
            _threads[id] = watched;
        }

        // A message may show late, after another with the same time: whatever changed is read for a while longer.
        bool isChanged = watched.Latest != thread.LatestMessageTimestamp;
        if (!isChanged && _clock.GetElapsedTime(watched.ChangedAt) > WatchedThread.Overlap)
        {
            return;
        }

        try
        {
            found.AddRange(await watched.LookAsync(client, cancellationToken).ConfigureAwait(false));
        }
        catch (HubSpotApiException failure) when ((int)failure.StatusCode == 404)
        {
            // It was archived in between.
            _ = _threads.Remove(id);
            return;
        }

        if (isChanged)
        {
            watched.Latest = thread.LatestMessageTimestamp;
            watched.ChangedAt = _clock.GetTimestamp();
        }
    }

    /// <summary>Forgets threads that nothing new can be found in with the queries to come.</summary>
    private void Forget()
    {
        DateTimeOffset? floor = _newest - WatchedThread.Overlap;
        if (floor is null || floor <= _floor)
        {
            return;
        }

        _floor = floor.Value;
        string[] quiet = _threads
            .Where(pair => pair.Value.Latest <= _floor)
            .Select(static pair => pair.Key)
            .ToArray();
        foreach (string id in quiet)
        {
            _ = _threads.Remove(id);
        }
    }
}
