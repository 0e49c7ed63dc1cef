using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Watching;

/// <summary>
/// Polls some threads or the whole account for new messages. Each poll finds the messages since the previous one, and
/// reports each message once. If a poll fails, the next one finds what it missed. It supports one caller at a time.
/// </summary>
internal sealed class ThreadWatch
{
    // Timers support only a limited time, a few weeks at most.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly TimeProvider _clock;
    private readonly AccountWatch? _account;
    private readonly List<WatchedThread> _threads;
    private readonly List<ThreadMessage> _pending = [];
    private readonly List<(string ThreadId, HubSpotException Failure)> _lost = [];

    public ThreadWatch(WatchScope scope, TimeProvider clock)
    {
        _clock = clock;
        _account = scope.ThreadIds.Count == 0 ? new AccountWatch(scope, clock) : null;
        _threads = scope.ThreadIds
            .Select(id => new WatchedThread(id, scope.Since, isSilent: scope.Since is null))
            .ToList();
    }

    /// <summary>
    /// Returns the threads that no longer exist, as found since the last call, with the reason.
    /// </summary>
    public IReadOnlyList<(string ThreadId, HubSpotException Failure)> TakeLost()
    {
        (string ThreadId, HubSpotException Failure)[] lost = [.. _lost];
        _lost.Clear();
        return lost;
    }

    /// <summary>The ids and times of the entries that were seen lately, with those that were there before.</summary>
    public IEnumerable<KeyValuePair<string, DateTimeOffset>> Seen
        => (_account?.Threads ?? _threads).SelectMany(static thread => thread.Seen);

    /// <summary>Whether nothing is left to watch.</summary>
    public bool IsOver => _account is null && _threads.Count == 0;

    /// <summary>The number of entries and threads in memory.</summary>
    public int Remembered => (_account?.Count ?? 0) + _threads.Count + _pending.Count;

    /// <summary>Polls once; <see cref="Take"/> returns the messages that it found.</summary>
    /// <param name="client">The client to poll HubSpot with.</param>
    /// <param name="limit">The time limit for the poll; null for no limit.</param>
    /// <param name="cancellationToken">Cancels the poll.</param>
    /// <returns>Whether the poll finished within the limit.</returns>
    /// <exception cref="HubSpotException">
    /// The poll failed, completely or for some threads. The next poll finds what it missed.
    /// </exception>
    public async Task<bool> PollAsync(
        ConversationsClient client, TimeSpan? limit, CancellationToken cancellationToken)
    {
        if (limit is null || limit > Longest)
        {
            await PollAsync(client, cancellationToken).ConfigureAwait(false);
            return true;
        }

        using CancellationTokenSource end = TimeLimit.Start(_clock, limit.Value);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            await PollAsync(client, either.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or HubSpotException
                && end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Waits until the next poll is due.</summary>
    public async Task<bool> WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await TimeLimit.WaitAsync(_clock, time > Longest ? Longest : time, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Returns the messages found since the last call, in the order of their creation.</summary>
    public IReadOnlyList<ThreadMessage> Take()
    {
        // The sort is stable, so messages with the same time keep HubSpot's order.
        ThreadMessage[] found = [.. _pending.OrderBy(static m => m.CreatedAt)];
        _pending.Clear();
        return found;
    }

    private Task PollAsync(ConversationsClient client, CancellationToken cancellationToken)
        => _account is null
            ? PollThreadsAsync(client, cancellationToken)
            : _account.PollAsync(client, _pending, cancellationToken);

    private async Task PollThreadsAsync(ConversationsClient client, CancellationToken cancellationToken)
    {
        HubSpotException? failed = null;
        foreach (WatchedThread thread in _threads.ToArray())
        {
            try
            {
                _pending.AddRange(await thread.PollAsync(client, cancellationToken).ConfigureAwait(false));
            }
            catch (HubSpotApiException failure) when ((int)failure.StatusCode == 404)
            {
                _ = _threads.Remove(thread);
                _lost.Add((thread.ThreadId, failure));
            }
            catch (HubSpotApiException failure)
                when (failure is not HubSpotRateLimitException && Transience.Of(failure))
            {
                // Keep polling, so that a failure in one thread doesn't hide the messages of the others.
                failed ??= failure;
            }
        }

        if (failed is not null)
        {
            throw failed;
        }
    }
}
