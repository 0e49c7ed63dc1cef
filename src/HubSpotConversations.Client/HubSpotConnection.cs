using HubSpotConversations.Http;

namespace HubSpotConversations;

/// <summary>
/// A connection to an account: immutable, thread-safe, good for any number of runspaces at once. It has no property
/// with a secret in it, so that it can be shown, written to a file or serialised.
/// </summary>
public sealed class HubSpotConnection
{
    internal HubSpotConnection(ConversationsClient client, ConversationsClientOptions options)
    {
        Client = client;
        BaseUri = options.BaseUri;
        ApiVersion = options.ApiVersion;
        Proxy = ProxyAddress.WithoutUser(options.Proxy);
        TimeoutSec = options.Timeout.TotalSeconds;
        ClientId = options.OAuth?.ClientId;
        RefreshTokens = options.OAuth?.Notices;
    }

    /// <summary>The service's address.</summary>
    public Uri BaseUri { get; }

    /// <summary>The version of the API: v3 or 2026-09.</summary>
    public string ApiVersion { get; }

    /// <summary>The agent in whose name messages go when none is given; null for none.</summary>
    public string? DefaultSender { get; init; }

    /// <summary>Whether it is the sandbox: an account in memory, where nothing reaches anybody.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>The proxy, without its user name and password; null for the system's.</summary>
    public Uri? Proxy { get; }

    /// <summary>How long one call may take, in seconds.</summary>
    public double TimeoutSec { get; }

    /// <summary>When the connection was made.</summary>
    public DateTimeOffset ConnectedAt { get; init; }

    /// <summary>
    /// The id of the OAuth app whose access tokens it renews by itself; null for a given access token.
    /// </summary>
    public string? ClientId { get; }

    /// <summary>How the account's limits stand at this moment, as this process knows it.</summary>
    public RateLimitStatus RateLimit => Client.RateLimit;

    internal ConversationsClient Client { get; }

    /// <summary>The refresh tokens that HubSpot has replaced; null where it has none.</summary>
    internal RefreshTokenNotices? RefreshTokens { get; }

    /// <summary>The service's address, or the word sandbox.</summary>
    public override string ToString() => IsSandbox ? "HubSpot sandbox" : BaseUri.AbsoluteUri;
}
