using HubSpotConversations.Accounts;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.Requests;

namespace HubSpotConversations.Http;

/// <summary>The state that all calls of a connection share. Immutable and thread-safe.</summary>
internal sealed class ApiConnection
{
    public ApiConnection(ConversationsClientOptions options)
    {
        BaseAddress.Check(options.BaseUri);
        ProxyAddress.Check(options.BaseUri, options.Proxy);
        Http = HttpClients.For(HttpPurpose.Api, options.BaseUri, options);
        Tokens = AccessTokens.From(options);
        Root = options.BaseUri.AbsoluteUri.TrimEnd('/');
        Timeout = options.Timeout;
        Clock = options.Clock;
        Share = options.Handler is null && options.Clock == TimeProvider.System
            ? AccountShares.For(Root, options.AccessToken ?? options.OAuth!.RefreshToken)
            : new AccountShare(options.Clock);
        if (options.RateLimit is { } limit)
        {
            Share.Limiter.Override = limit > 0 ? limit : null;
        }

        Downloads = new Downloads(options);
    }

    /// <summary>The pipeline for API calls.</summary>
    public HttpClient Http { get; }

    /// <summary>Downloads files from signed addresses, without the access token.</summary>
    public Downloads Downloads { get; }

    public IAccessTokens Tokens { get; }

    /// <summary>The service's address without a trailing slash.</summary>
    public string Root { get; }

    /// <summary>The time limit of one attempt; for a transfer, the longest time without any data.</summary>
    public TimeSpan Timeout { get; }

    public TimeProvider Clock { get; }

    /// <summary>The state that all connections to the account share.</summary>
    public AccountShare Share { get; }
}
