using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Http.OAuth;

/// <summary>The tokens that HubSpot issues for a refresh token.</summary>
internal sealed class TokenGrant
{
    // The lifetime of HubSpot's access tokens, used if the response doesn't contain it.
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(365);

    private TokenGrant(AccessToken accessToken, string? refreshToken, TimeSpan lifetime, DateTimeOffset requestedAt)
    {
        AccessToken = accessToken;
        RefreshToken = refreshToken;
        Lifetime = lifetime;
        RequestedAt = requestedAt;
    }

    public AccessToken AccessToken { get; }

    /// <summary>The refresh token to use from now on; null if the response has none.</summary>
    public string? RefreshToken { get; }

    public TimeSpan Lifetime { get; }

    public DateTimeOffset RequestedAt { get; }

    /// <summary>Reads a response; null if it doesn't contain a token.</summary>
    /// <exception cref="System.Text.Json.JsonException">The response is not JSON.</exception>
    public static TokenGrant? Read(ReadOnlyMemory<byte> body, DateTimeOffset requestedAt)
    {
        using var document = JsonText.Parse(body, JsonText.Options);
        return WireObject.Read(document.RootElement, static wire => new TokenResponse(wire)) is { } response
            && AccessToken.IsValid(response.AccessToken)
            ? new TokenGrant(
                new AccessToken(response.AccessToken),
                AccessToken.IsValid(response.RefreshToken) ? response.RefreshToken : null,
                LifetimeOf(response.ExpiresIn),
                requestedAt)
            : null;
    }

    public override string ToString() => "(secret)";

    private static TimeSpan LifetimeOf(double? seconds) => seconds switch
    {
        > 0 and var some => TimeSpan.FromSeconds(Math.Min(some, LongestLifetime.TotalSeconds)),
        _ => UsualLifetime,
    };

    private sealed class TokenResponse(WireObject wire) : WireModel
    {
        public string? AccessToken { get; } = wire.Text("access_token"u8);

        public string? RefreshToken { get; } = wire.Text("refresh_token"u8);

        public double? ExpiresIn { get; } = wire.Number("expires_in"u8);
    }
}
