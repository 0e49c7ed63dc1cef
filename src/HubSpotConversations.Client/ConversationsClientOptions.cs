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

    /// <summary>A proxy; null for the system's.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Something that answers in place of the network, such as the sandbox; null for the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
