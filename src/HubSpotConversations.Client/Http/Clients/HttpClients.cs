using System.Collections.Concurrent;
using System.Net.Http.Headers;
using HubSpotConversations.Http.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace HubSpotConversations.Http.Clients;

/// <summary>
/// Creates the HTTP clients. All clients in the process that have the same route share one pipeline. So the runspaces
/// don't run out of sockets and don't repeat each other's TLS handshakes.
/// </summary>
internal static class HttpClients
{
    /// <summary>The name and version of the module, for the User-Agent header.</summary>
    public static readonly ProductInfoHeaderValue UserAgent = new(
        "HubSpotConversations", typeof(HttpClients).Assembly.GetName().Version!.ToString(3));

    private static readonly ConcurrentDictionary<HttpRoute, string> Names = new();
    private static readonly ConcurrentDictionary<string, HttpRoute> Routes = new(StringComparer.Ordinal);

    private static int _count;

    // Built for the first connection, so that it doesn't slow down the import of the module.
    private static readonly Lazy<IHttpClientFactory> Factory = new(MakeFactory);

    /// <summary>Creates a client for an address.</summary>
    public static HttpClient For(HttpPurpose purpose, Uri address, ConversationsClientOptions options)
    {
        HttpClient client = options.Handler is { } handler
            ? new HttpClient(Over(handler, Handlers(purpose)), disposeHandler: false)
            : Factory.Value.CreateClient(NameOf(purpose, address, options.Proxy));

        // Each attempt has its own time limit.
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    /// <summary>The handlers of a pipeline, the outermost first.</summary>
    private static DelegatingHandler[] Handlers(HttpPurpose purpose) => purpose switch
    {
        HttpPurpose.Api =>
        [
            new RetryHandler(), new AccessTokenHandler(), new RateLimitHandler(), new RequestLogHandler(),
            new AttemptHandler(),
        ],
        HttpPurpose.Tokens => [new RetryHandler(), new RequestLogHandler(), new AttemptHandler()],
        _ => [],
    };

    private static HttpMessageHandler Over(HttpMessageHandler primary, DelegatingHandler[] handlers)
    {
        HttpMessageHandler inner = primary;
        for (int index = handlers.Length - 1; index >= 0; index--)
        {
            handlers[index].InnerHandler = inner;
            inner = handlers[index];
        }

        return inner;
    }

    private static string NameOf(HttpPurpose purpose, Uri address, Uri? proxy)
    {
        var route = new HttpRoute(purpose, address.GetLeftPart(UriPartial.Authority), proxy?.AbsoluteUri);
        return Names.GetOrAdd(route, static route =>
        {
            // The name omits the proxy, because its address can contain a password.
            int number = Interlocked.Increment(ref _count);
            string name = FormattableString.Invariant($"{number} {route.Purpose} {route.Origin}");
            Routes[name] = route;
            return name;
        });
    }

    private static IHttpClientFactory MakeFactory()
    {
        var services = new ServiceCollection();
        _ = services.ConfigureHttpClientDefaults(static builder =>
        {
            // The default loggers could log data that RequestLogHandler omits. The primary handler renews connections.
            _ = builder.RemoveAllLoggers().SetHandlerLifetime(Timeout.InfiniteTimeSpan);
            _ = builder.Services.ConfigureAll<HttpClientFactoryOptions>(
                static options => options.HttpMessageHandlerBuilderActions.Add(Build));
        });
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>();
    }

    private static void Build(HttpMessageHandlerBuilder builder)
    {
        HttpRoute route = Routes[builder.Name!];
        builder.PrimaryHandler = PrimaryHandler.Make(route);
        foreach (DelegatingHandler handler in Handlers(route.Purpose))
        {
            builder.AdditionalHandlers.Add(handler);
        }
    }
}
