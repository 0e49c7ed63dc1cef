namespace HubSpotConversations.Sandbox;

/// <summary>
/// An app that gets its access tokens by OAuth. A <see cref="SandboxAccount"/> that has one answers
/// <c>POST /oauth/v3/token</c> and <c>POST /oauth/2026-09/token</c>.
/// </summary>
public sealed class SandboxOAuth
{
    /// <summary>The app's client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The app's client secret.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The refresh token that an installation got.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>How long an access token is accepted, by the account's clock; 30 minutes by default.</summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether each refresh gives another refresh token and refuses the former one from then on.</summary>
    public bool RotatesRefreshToken { get; init; }
}
