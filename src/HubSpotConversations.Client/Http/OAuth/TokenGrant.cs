using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Http.OAuth;

/// <summary>What HubSpot gives for a refresh token.</summary>
internal sealed class TokenGrant
{
    // What HubSpot's access tokens have, for where an answer does not say it.
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(365);

    private TokenGrant(AccessToken accessToken, string? refreshToken, TimeSpan lifetime, DateTimeOffset askedAt)
    {
        AccessToken = accessToken;
        RefreshToken = refreshToken;
        Lifetime = lifetime;
        AskedAt = askedAt;
    }

    public AccessToken AccessToken { get; }

    /// <summary>The refresh token to use from now on; null where the answer has none.</summary>
    public string? RefreshToken { get; }

    public TimeSpan Lifetime { get; }

    public DateTimeOffset AskedAt { get; }

    /// <summary>Reads an answer; null where there is no token in it.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public static TokenGrant? Read(ReadOnlyMemory<byte> body, DateTimeOffset askedAt)
    {
        using var document = JsonText.Parse(body, JsonText.Options);
        return WireObject.Read(document.RootElement, static wire => new Answer(wire)) is { } answer
            && AccessToken.IsFit(answer.AccessToken)
            ? new TokenGrant(
                new AccessToken(answer.AccessToken),
                AccessToken.IsFit(answer.RefreshToken) ? answer.RefreshToken : null,
                LifetimeOf(answer.ExpiresIn),
                askedAt)
            : null;
    }

    public override string ToString() => "(secret)";

    private static TimeSpan LifetimeOf(double? seconds) => seconds switch
    {
        > 0 and var some => TimeSpan.FromSeconds(Math.Min(some, LongestLifetime.TotalSeconds)),
        _ => UsualLifetime,
    };

    private sealed class Answer(WireObject wire) : WireModel
    {
        public string? AccessToken { get; } = wire.Text("access_token"u8);

        public string? RefreshToken { get; } = wire.Text("refresh_token"u8);

        public double? ExpiresIn { get; } = wire.Number("expires_in"u8);
    }
}
