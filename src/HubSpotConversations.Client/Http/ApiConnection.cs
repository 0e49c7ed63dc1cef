using HubSpotConversations.Limits;

namespace HubSpotConversations.Http;

/// <summary>What all calls of a connection share. Immutable and thread-safe.</summary>
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

    /// <summary>The pipeline for calls of the API.</summary>
    public HttpClient Http { get; }

    /// <summary>The other way out: to signed addresses, without the token.</summary>
    public Downloads Downloads { get; }

    public IAccessTokens Tokens { get; }

    /// <summary>The service's address, without a slash at its end.</summary>
    public string Root { get; }

    /// <summary>How long one attempt may take; a transfer, how long it may stand still.</summary>
    public TimeSpan Timeout { get; }

    public TimeProvider Clock { get; }

    /// <summary>What is shared with the other connections to the account.</summary>
    public AccountShare Share { get; }
}
