using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.Retries;

namespace HubSpotConversations.Http.OAuth;

/// <summary>
/// The access tokens of an OAuth app: fetched at the first use, renewed before they run out, and by one caller at a
/// time while all the others wait for the same renewal. Thread-safe.
/// </summary>
internal sealed class OAuthTokens : IAccessTokens
{
    private readonly OAuthCredential _credential;
    private readonly TokenEndpoint _endpoint;
    private readonly TimeProvider _clock;
    private readonly object _lock = new();
    private string _refreshToken;
    private CachedToken? _held;
    private Task<AccessToken>? _renewal;

    public OAuthTokens(OAuthCredential credential, TokenEndpoint endpoint, TimeProvider clock)
    {
        _credential = credential;
        _endpoint = endpoint;
        _clock = clock;
        _refreshToken = credential.RefreshToken;
    }

    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        CachedToken? held = Volatile.Read(ref _held);
        return IsFresh(held) ? new(held!.Token) : new(RenewAheadAsync(held, cancellationToken));
    }

    public async ValueTask<AccessToken?> RenewAsync(AccessToken refused, CancellationToken cancellationToken)
        => await WaitAsync(Renew(refused), cancellationToken).ConfigureAwait(false);

    public override string ToString() => _credential.ToString();

    private bool IsFresh(CachedToken? held) => held is not null && _clock.GetUtcNow() < held.RenewAt;

    private async Task<AccessToken> RenewAheadAsync(CachedToken? held, CancellationToken cancellationToken)
    {
        try
        {
            return await WaitAsync(Renew(refused: null), cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotException failure)
            when (held is not null && Transience.Of(failure) && _clock.GetUtcNow() < held.EndsAt && IsHeld(held))
        {
            // It was renewed ahead of time, and is good for a little while yet.
            return held.Token;
        }
    }

    private bool IsHeld(CachedToken held) => ReferenceEquals(Volatile.Read(ref _held), held);

    // Whoever is cancelled ends its own wait. The renewal goes on: others wait for it, and a refresh token that it
    // brings must not be lost.
    private Task<AccessToken> WaitAsync(Task<AccessToken> renewal, CancellationToken cancellationToken)
        => renewal.IsCompleted
            ? renewal
            : renewal.WaitAsync(Timeout.InfiniteTimeSpan, _clock, cancellationToken);

    /// <summary>The token that is fresh already, else the renewal that is under way, else a new one.</summary>
    private Task<AccessToken> Renew(AccessToken? refused)
    {
        // Those who wait go on at threads of their own: each makes a call, and may block with it.
        var source = new TaskCompletionSource<AccessToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_held is { } held && !ReferenceEquals(held.Token, refused) && IsFresh(held))
            {
                return Task.FromResult(held.Token);
            }

            if (ReferenceEquals(_held?.Token, refused))
            {
                _held = null;
            }

            if (_renewal is { } underWay)
            {
                return underWay;
            }

            _renewal = source.Task;
        }

        _ = RenewAsync(source);
        return source.Task;
    }

    private async Task RenewAsync(TaskCompletionSource<AccessToken> source)
    {
        try
        {
            TokenGrant grant = await _endpoint.RefreshAsync(_refreshToken).ConfigureAwait(false);
            Keep(grant);
            End();
            source.SetResult(grant.AccessToken);
        }
        catch (Exception exception)
        {
            End();
            source.SetException(exception);

            // Where nobody waits any more, nobody is told.
            _ = source.Task.Exception;
        }
    }

    // Before the renewal has ended, so that of two refresh tokens the newer one is told last.
    private void Keep(TokenGrant grant)
    {
        Volatile.Write(ref _held, new CachedToken(grant));
        if (grant.RefreshToken is { } replaced && !string.Equals(replaced, _refreshToken, StringComparison.Ordinal))
        {
            _refreshToken = replaced;
            _credential.Notices.Put(replaced);
            _credential.RefreshTokenReplaced?.Invoke(replaced);
        }
    }

    private void End()
    {
        lock (_lock)
        {
            _renewal = null;
        }
    }
}
