namespace HubSpotConversations.Http.Credentials;

/// <summary>Supplies access tokens for requests. Thread-safe.</summary>
internal interface IAccessTokens
{
    /// <summary>Returns the token for the next request. Completes synchronously if the token is cached.</summary>
    ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken);

    /// <summary>Replaces a token that HubSpot reports as expired; null if that isn't possible.</summary>
    ValueTask<AccessToken?> RenewAsync(AccessToken expired, CancellationToken cancellationToken);
}
