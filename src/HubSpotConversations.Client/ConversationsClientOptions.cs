namespace HubSpotConversations;

/// <summary>Where and how a <see cref="ConversationsClient"/> works.</summary>
public sealed class ConversationsClientOptions
{
    /// <summary>HubSpot's own address.</summary>
    public static readonly Uri HubSpot = new("https://api.hubapi.com");

    /// <summary>
    /// The access token: of a private app, a service key, or OAuth. It goes to <see cref="BaseUri"/> alone. Either this
    /// one is given or <see cref="OAuth"/>.
    /// </summary>
    public string? AccessToken { get; init; }

    /// <summary>What access tokens are fetched with, and renewed before they run out.</summary>
    public OAuthCredential? OAuth { get; init; }

    /// <summary>The service's address; https, or http on this machine.</summary>
    public Uri BaseUri { get; init; } = HubSpot;

    /// <summary>The version of the API: <c>v3</c> or <c>2026-09</c>.</summary>
    public string ApiVersion { get; init; } = HubSpotConversations.ApiVersion.V3;

    /// <summary>How long one call may take, its answer included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How often a call that failed is made again, where that can't do anything twice and the failure is likely to be
    /// over; 0 for never.
    /// </summary>
    public int MaxRetry { get; init; } = 6;

    /// <summary>How long after its beginning a call may be made again.</summary>
    public TimeSpan RetryTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How many requests this process makes to the account in a window (10 seconds) at most; 0 for the account's own
    /// limit, which HubSpot tells; null for what was set before, if anything was.
    /// </summary>
    public int? RateLimit { get; init; }

    /// <summary>
    /// A proxy, with or without a user name and password; null for the system's. Plain http on this machine uses no proxy.
    /// </summary>
    public Uri? Proxy { get; init; }

    /// <summary>Something that answers in place of the network, such as the sandbox; null for the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
