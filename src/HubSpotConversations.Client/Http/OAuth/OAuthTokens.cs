using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Tracing;

namespace HubSpotConversations.Http.OAuth;

/// <summary>
/// Supplies the access tokens of an OAuth app. It gets a token at the first use and renews it before it expires. All
/// callers wait for the same renewal. Thread-safe.
/// </summary>
internal sealed class OAuthTokens : IAccessTokens
{
    private readonly OAuthCredential _credential;
    private readonly TokenEndpoint _endpoint;
    private readonly TimeProvider _clock;
    private readonly object _lock = new();
    private string _refreshToken;
    private CachedToken? _cached;
    private Task<AccessToken>? _renewal;

    public OAuthTokens(OAuthCredential credential, TokenEndpoint endpoint, TimeProvider clock)
    {
        _credential = credential;
        _endpoint = endpoint;
        _clock = clock;
        _refreshToken = credential.RefreshToken;
    }

    public ValueTask<AccessToken> GetAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        CachedToken? cached = Volatile.Read(ref _cached);
        return IsFresh(cached) ? new(cached!.Token) : new(RenewAheadAsync(cached, observer, cancellationToken));
    }

    public async ValueTask<AccessToken?> RenewAsync(
        AccessToken expired, IRequestObserver? observer, CancellationToken cancellationToken)
        => await WaitAsync(Renew(expired, observer), cancellationToken).ConfigureAwait(false);

    public override string ToString() => _credential.ToString();

    private bool IsFresh(CachedToken? cached) => cached is not null && _clock.GetUtcNow() < cached.RenewAt;

    private async Task<AccessToken> RenewAheadAsync(
        CachedToken? cached, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await WaitAsync(Renew(expired: null, observer), cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotException failure)
            when (cached is not null && Transience.Of(failure) && _clock.GetUtcNow() < cached.EndsAt
                && IsCached(cached))
        {
            // The renewal was early, so the old token is still valid for a short time.
            return cached.Token;
        }
    }

    private bool IsCached(CachedToken cached) => ReferenceEquals(Volatile.Read(ref _cached), cached);

    // Cancellation ends only the caller's own wait. The renewal continues, because others wait for it, and because it
    // may return a new refresh token that must not be lost.
    private Task<AccessToken> WaitAsync(Task<AccessToken> renewal, CancellationToken cancellationToken)
        => renewal.IsCompleted
            ? renewal
            : renewal.WaitAsync(Timeout.InfiniteTimeSpan, _clock, cancellationToken);

    /// <summary>Returns a fresh token, the renewal in flight, or a new renewal.</summary>
    private Task<AccessToken> Renew(AccessToken? expired, IRequestObserver? observer)
    {
        // The waiting callers continue on their own threads, because each makes a call that may block.
        var source = new TaskCompletionSource<AccessToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_cached is { } cached && !ReferenceEquals(cached.Token, expired) && IsFresh(cached))
            {
                return Task.FromResult(cached.Token);
            }

            if (ReferenceEquals(_cached?.Token, expired))
            {
                _cached = null;
            }

            if (_renewal is { } inFlight)
            {
                return inFlight;
            }

            _renewal = source.Task;
        }

        _ = RenewAsync(source, observer);
        return source.Task;
    }

    private async Task RenewAsync(TaskCompletionSource<AccessToken> source, IRequestObserver? observer)
    {
        try
        {
            TokenGrant grant = await _endpoint.RefreshAsync(_refreshToken, observer).ConfigureAwait(false);
            Store(grant);
            End();
            source.SetResult(grant.AccessToken);
        }
        catch (Exception exception)
        {
            End();
            source.SetException(exception);

            // Observe the exception, in case no caller waits any more.
            _ = source.Task.Exception;
        }
    }

    // Runs before the renewal ends, so that two new refresh tokens are reported in their order.
    private void Store(TokenGrant grant)
    {
        Volatile.Write(ref _cached, new CachedToken(grant));
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
