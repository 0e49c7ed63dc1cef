namespace HubSpotConversations.Sandbox.Options;

/// <summary>
/// An app that gets its access tokens through OAuth. A <see cref="SandboxAccount"/> with an app serves
/// <c>POST /oauth/v3/token</c> and <c>POST /oauth/2026-09/token</c>, and <c>GET /oauth/authorize</c> for browsers.
/// </summary>
public sealed class SandboxOAuth
{
    /// <summary>The app's client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The app's client secret.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The refresh token of an installation.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>The lifetime of an access token, by the account's clock. The default is 30 minutes.</summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether each refresh issues a new refresh token and invalidates the old one.</summary>
    public bool RotatesRefreshToken { get; init; }
}
