using HubSpotConversations.Http.Credentials;

namespace HubSpotConversations.Http.OAuth;

/// <summary>An access token with the time of its expiry.</summary>
internal sealed class CachedToken
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(1);

    public CachedToken(TokenGrant grant)
    {
        Token = grant.AccessToken;
        EndsAt = grant.RequestedAt + grant.Lifetime;
        var tenth = TimeSpan.FromTicks(grant.Lifetime.Ticks / 10);
        RenewAt = EndsAt - (tenth < LongestMargin ? tenth : LongestMargin);
    }

    public AccessToken Token { get; }

    /// <summary>The time to renew the token, early enough that it doesn't expire during a request.</summary>
    public DateTimeOffset RenewAt { get; }

    public DateTimeOffset EndsAt { get; }
}
