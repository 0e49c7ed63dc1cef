using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// Looks for new messages, of some threads or of the account: each look gives what came since the one before, each
/// message once, in the order in which they were made. What could not be given because a look failed is given by the
/// next one. For one caller at a time.
/// </summary>
internal sealed class ThreadWatch
{
    private readonly WatchScope _scope;
    private readonly AccountWatch? _account;
    private readonly List<WatchedThread> _threads;
    private readonly List<ThreadMessage> _pending = [];
    private readonly List<(string ThreadId, HubSpotException Failure)> _lost = [];
    private bool _isBegun;

    public ThreadWatch(WatchScope scope, TimeProvider clock)
    {
        _scope = scope;
        _account = scope.ThreadIds.Count == 0 ? new AccountWatch(scope, clock) : null;
        _threads = scope.ThreadIds.Select(id => new WatchedThread(id, scope.Since)).ToList();
    }

    /// <summary>The threads that went away since the last look, and why.</summary>
    public IReadOnlyList<(string ThreadId, HubSpotException Failure)> Lost => _lost;

    /// <summary>Whether there is nothing left to watch.</summary>
    public bool IsOver => _account is null && _threads.Count == 0;

    /// <summary>Looks once.</summary>
    /// <exception cref="HubSpotException">
    /// It could not look. The next look gives what this one would have given.
    /// </exception>
    public async Task<IReadOnlyList<ThreadMessage>> LookAsync(
        ConversationsClient client, CancellationToken cancellationToken)
    {
        _lost.Clear();
        bool isSilent = !_isBegun && _scope.Since is null;
        if (_account is not null)
        {
            await _account.LookAsync(client, _pending, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await LookAtThreadsAsync(client, cancellationToken).ConfigureAwait(false);
        }

        _isBegun = true;
        ThreadMessage[] found = isSilent
            ? []
            : _pending.OrderBy(static m => m.CreatedAt).ThenBy(static m => m.Id, StringComparer.Ordinal).ToArray();
        _pending.Clear();
        return found;
    }

    private async Task LookAtThreadsAsync(ConversationsClient client, CancellationToken cancellationToken)
    {
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
        }
    }
}
