namespace HubSpotConversations.Http.Credentials;

/// <summary>The one token that was given.</summary>
internal sealed class StaticToken(AccessToken token) : IAccessTokens
{
    public AccessToken Token => token;

    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) => new(token);

    public ValueTask<AccessToken?> RenewAsync(AccessToken refused, CancellationToken cancellationToken)
        => new((AccessToken?)null);
}
