using HubSpotConversations.Http.Credentials;

namespace HubSpotConversations.Http.OAuth;

/// <summary>An access token and how long it is good for.</summary>
internal sealed class CachedToken
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(1);

    public CachedToken(TokenGrant grant)
    {
        Token = grant.AccessToken;
        EndsAt = grant.AskedAt + grant.Lifetime;
        var tenth = TimeSpan.FromTicks(grant.Lifetime.Ticks / 10);
        RenewAt = EndsAt - (tenth < LongestMargin ? tenth : LongestMargin);
    }

    public AccessToken Token { get; }

    /// <summary>From when on a new one is fetched, so that no request is under way with one that runs out.</summary>
    public DateTimeOffset RenewAt { get; }

    public DateTimeOffset EndsAt { get; }
}
