using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>
/// A connection to an account. It is immutable and thread-safe, so any number of runspaces can share it. None of its
/// properties holds a secret, so you can display it, write it to a file or serialize it.
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

    /// <summary>The id of the account; null if Connect-HubSpot didn't read it.</summary>
    public long? PortalId { get; private set; }

    /// <summary>
    /// The type of the account: STANDARD, SANDBOX, DEVELOPER_TEST or APP_DEVELOPER; null if Connect-HubSpot didn't read
    /// it.
    /// </summary>
    public string? AccountType { get; private set; }

    /// <summary>
    /// The host of the account's web interface, for example app.hubspot.com; null if Connect-HubSpot didn't read it.
    /// </summary>
    public string? UiDomain { get; private set; }

    /// <summary>The base address of the API.</summary>
    public Uri BaseUri { get; }

    /// <summary>The version of the API: v3, 2026-09-beta or 2026-09.</summary>
    public string ApiVersion { get; }

    /// <summary>The agent that sends messages when the caller specifies none; null for none.</summary>
    public string? DefaultSender { get; init; }

    /// <summary>Whether the connection is to the sandbox, an in-memory account that delivers nothing.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>The proxy, without its user name and password; null for the system's proxy.</summary>
    public Uri? Proxy { get; }

    /// <summary>The time limit for one call, in seconds.</summary>
    public double TimeoutSec { get; }

    /// <summary>When the connection was created.</summary>
    public DateTimeOffset ConnectedAt { get; init; }

    /// <summary>
    /// The id of the OAuth app whose access tokens the client renews automatically; null if the caller supplied an
    /// access token.
    /// </summary>
    public string? ClientId { get; }

    /// <summary>The current state of the account's rate limits, as far as this process knows it.</summary>
    public RateLimitStatus RateLimit => Client.RateLimit;

    internal ConversationsClient Client { get; }

    /// <summary>The refresh tokens that HubSpot has replaced; null for a connection without OAuth.</summary>
    internal RefreshTokenNotices? RefreshTokens { get; }

    /// <summary>The account with its type, for example "account 62515 (SANDBOX)"; null if it is unknown.</summary>
    internal string? AccountLabel => PortalId is not { } id ? null
        : DisplayText.Of(AccountType is { } type ? $"account {id} ({type})" : $"account {id}");

    /// <summary>Returns a copy of the connection that knows its account. It shares the client.</summary>
    internal HubSpotConnection WithAccount(AccountDetails details)
    {
        var copy = (HubSpotConnection)MemberwiseClone();
        copy.PortalId = details.PortalId;
        copy.AccountType = details.AccountType;
        copy.UiDomain = details.UiDomain;
        return copy;
    }

    /// <summary>Returns the base address, or "HubSpot sandbox".</summary>
    public override string ToString() => IsSandbox ? "HubSpot sandbox" : BaseUri.AbsoluteUri;
}
