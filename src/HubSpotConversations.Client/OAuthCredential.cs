using HubSpotConversations.Http;

namespace HubSpotConversations;

/// <summary>
/// What an OAuth app gets access tokens with. The access token is fetched at the first call, and renewed before it runs
/// out.
/// </summary>
public sealed class OAuthCredential
{
    /// <summary>The app's id, which is no secret.</summary>
    public required string ClientId { get; init; }

    /// <summary>The app's secret.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The refresh token that HubSpot gave when the app was authorised for the account.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>
    /// Is given the new refresh token where HubSpot replaces it: the one before may then be worth nothing. It is called
    /// from any thread, for one token after the other. What it throws fails the calls that wait for the renewal.
    /// </summary>
    public Action<string>? RefreshTokenReplaced { get; init; }

    /// <summary>The replaced refresh token that nobody has taken note of.</summary>
    internal RefreshTokenNotices Notices { get; } = new();

    /// <summary>The app, without its secrets.</summary>
    public override string ToString() => "OAuth app " + ClientId;
}
