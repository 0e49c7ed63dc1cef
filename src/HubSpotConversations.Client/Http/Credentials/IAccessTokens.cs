using HubSpotConversations.Http.Tracing;

namespace HubSpotConversations.Http.Credentials;

/// <summary>Supplies access tokens for requests. Thread-safe.</summary>
internal interface IAccessTokens
{
    /// <summary>Returns the token for the next request. Completes synchronously if the token is cached.</summary>
    /// <param name="observer">Observes the request for a new token, if this call makes it; null for none.</param>
    /// <param name="cancellationToken">Ends the wait, but not the request.</param>
    ValueTask<AccessToken> GetAsync(IRequestObserver? observer, CancellationToken cancellationToken);

    /// <summary>Replaces a token that HubSpot reports as expired; null if that isn't possible.</summary>
    /// <param name="expired">The token to replace.</param>
    /// <param name="observer">Observes the request for a new token, if this call makes it; null for none.</param>
    /// <param name="cancellationToken">Ends the wait, but not the request.</param>
    ValueTask<AccessToken?> RenewAsync(
        AccessToken expired, IRequestObserver? observer, CancellationToken cancellationToken);
}
