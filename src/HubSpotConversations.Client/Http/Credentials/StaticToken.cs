using HubSpotConversations.Http.Tracing;

namespace HubSpotConversations.Http.Credentials;

/// <summary>Supplies the token that the user specified. It can't be renewed.</summary>
internal sealed class StaticToken(AccessToken token) : IAccessTokens
{
    public AccessToken Token => token;

    public ValueTask<AccessToken> GetAsync(IRequestObserver? observer, CancellationToken cancellationToken) => new(token);

    public ValueTask<AccessToken?> RenewAsync(
        AccessToken expired, IRequestObserver? observer, CancellationToken cancellationToken)
        => new((AccessToken?)null);
}
