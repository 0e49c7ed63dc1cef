using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>
/// A saved connection: its settings and where its token is. The token itself stays in a vault of SecretManagement.
/// </summary>
public sealed class HubSpotProfile
{
    /// <summary>The name of the profile.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of token: AccessToken, or OAuth for a refresh token.</summary>
    public string Authentication => ClientId is null ? "AccessToken" : "OAuth";

    /// <summary>The agent who sends messages when a call specifies no sender; null if there isn't one.</summary>
    public string? DefaultSender { get; init; }

    /// <summary>The address of the HubSpot API; null for the default.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>The version of HubSpot's API; null for the default.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The address of the proxy; null for the system's proxy.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The maximum number of requests in 10 seconds; null for the account's own limit.</summary>
    public int? RateLimit { get; init; }

    /// <summary>The client id of the OAuth app; null for a profile with an access token.</summary>
    public string? ClientId { get; init; }

    /// <summary>The vault that contains the secret; null for the default vault.</summary>
    public string? Vault { get; init; }

    /// <summary>The name of the secret: the access token, or the refresh token of an OAuth app.</summary>
    public required string SecretName { get; init; }

    /// <summary>Whether Register-HubSpotProfile saved the secret, so that Unregister-HubSpotProfile removes it.</summary>
    public bool OwnsSecret { get; init; }

    /// <summary>The name of the secret with the client secret of an OAuth app.</summary>
    internal string ClientSecretName => SecretName + "-ClientSecret";

    /// <summary>Returns the name of the profile.</summary>
    public override string ToString() => DisplayText.Of(Name);
}
