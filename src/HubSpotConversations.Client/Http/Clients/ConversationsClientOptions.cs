using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Http.Clients;

/// <summary>The settings of a <see cref="ConversationsClient"/>.</summary>
public sealed class ConversationsClientOptions
{
    /// <summary>The address of HubSpot's API.</summary>
    public static readonly Uri HubSpot = new("https://api.hubapi.com");

    /// <summary>
    /// The access token of a private app, a service key or an OAuth app. The client sends it only to
    /// <see cref="BaseUri"/>. Specify either this or <see cref="OAuth"/>.
    /// </summary>
    public string? AccessToken { get; init; }

    /// <summary>
    /// The credentials for OAuth. The client uses them to get access tokens, and renews a token before it expires.
    /// </summary>
    public OAuthCredential? OAuth { get; init; }

    /// <summary>The base address of the API. It must use https, or http on this machine.</summary>
    public Uri BaseUri { get; init; } = HubSpot;

    /// <summary>The version of the API: <c>v3</c>, <c>2026-09-beta</c> or <c>2026-09</c>.</summary>
    public string ApiVersion { get; init; } = Requests.ApiVersion.V3;

    /// <summary>The time limit for one call, including its response.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// The maximum number of retries for a failed call; 0 for none. The client retries only if the failure is
    /// probably temporary and a retry can't repeat a change.
    /// </summary>
    public int MaxRetry { get; init; } = 6;

    /// <summary>How long after the start of a call the client may still retry it.</summary>
    public TimeSpan RetryTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The maximum number of requests that this process makes to the account in one window (10 seconds). 0 uses the
    /// account's own limit, which HubSpot reports. Null keeps an earlier setting, if there is one.
    /// </summary>
    public int? RateLimit { get; init; }

    /// <summary>
    /// A proxy, with or without a user name and password; null for the system's proxy. Plain http on this machine uses
    /// no proxy.
    /// </summary>
    public Uri? Proxy { get; init; }

    /// <summary>A handler that responds instead of the network, such as the sandbox; null for the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock to use. Tests can replace it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
