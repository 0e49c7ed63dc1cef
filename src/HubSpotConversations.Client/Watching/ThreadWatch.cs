using HubSpotConversations.Http;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// Looks for new messages, of some threads or of the account: each look finds what came since the one before, each
/// message once. What it did not find because it failed, the next one finds. For one caller at a time.
/// </summary>
internal sealed class ThreadWatch
{
    // Timers take no more than some weeks.
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

    /// <summary>The threads that turned out not to be there since this was last asked, and why.</summary>
    public IReadOnlyList<(string ThreadId, HubSpotException Failure)> TakeLost()
    {
        (string ThreadId, HubSpotException Failure)[] lost = [.. _lost];
        _lost.Clear();
        return lost;
    }

    /// <summary>Whether there is nothing left to watch.</summary>
    public bool IsOver => _account is null && _threads.Count == 0;

    /// <summary>How many entries and threads are kept in mind.</summary>
    public int Remembered => (_account?.Count ?? 0) + _threads.Count + _pending.Count;

    /// <summary>Looks once; <see cref="Take"/> gives what was found.</summary>
    /// <param name="client">How to ask HubSpot.</param>
    /// <param name="limit">How long it may take; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>Whether it was done in time.</returns>
    /// <exception cref="HubSpotException">
    /// It could not look, or not everywhere. What it did not find, the next look finds.
    /// </exception>
    public async Task<bool> LookAsync(
        ConversationsClient client, TimeSpan? limit, CancellationToken cancellationToken)
    {
        if (limit is null || limit > Longest)
        {
            await LookAsync(client, cancellationToken).ConfigureAwait(false);
            return true;
        }

        using CancellationTokenSource end = TimeLimit.Start(_clock, limit.Value);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            await LookAsync(client, either.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or HubSpotException
                && end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Waits for the next look.</summary>
    public async Task<bool> WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await TimeLimit.WaitAsync(_clock, time > Longest ? Longest : time, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>What was found since it was last taken, in the order in which it was made.</summary>
    public IReadOnlyList<ThreadMessage> Take()
    {
        // The sort is stable: what was made in one moment stays in HubSpot's own order.
        ThreadMessage[] found = [.. _pending.OrderBy(static m => m.CreatedAt)];
        _pending.Clear();
        return found;
    }

    private Task LookAsync(ConversationsClient client, CancellationToken cancellationToken)
        => _account is null
            ? LookAtThreadsAsync(client, cancellationToken)
            : _account.LookAsync(client, _pending, cancellationToken);

    private async Task LookAtThreadsAsync(ConversationsClient client, CancellationToken cancellationToken)
    {
        HubSpotException? failed = null;
        foreach (WatchedThread thread in _threads.ToArray())
        {
            try
            {
                _pending.AddRange(await thread.LookAsync(client, cancellationToken).ConfigureAwait(false));
            }
            catch (HubSpotApiException failure) when ((int)failure.StatusCode == 404)
            {
                _ = _threads.Remove(thread);
                _lost.Add((thread.ThreadId, failure));
            }
            catch (HubSpotApiException failure)
                when (failure is not HubSpotRateLimitException && Transience.Of(failure))
            {
                // One thread that HubSpot has a problem with must not silence the others.
                failed ??= failure;
            }
        }

        if (failed is not null)
        {
            throw failed;
        }
    }
}
