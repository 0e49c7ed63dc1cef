namespace HubSpotConversations.Http.Credentials;

/// <summary>Where the access token of a request comes from. Thread-safe.</summary>
internal interface IAccessTokens
{
    /// <summary>The token for the next request; at once where it is at hand.</summary>
    ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Another token in place of one that HubSpot says has run out; null where there is none to be had.
    /// </summary>
    ValueTask<AccessToken?> RenewAsync(AccessToken refused, CancellationToken cancellationToken);
}
