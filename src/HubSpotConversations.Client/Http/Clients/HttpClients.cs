using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using HubSpotConversations.Http.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace HubSpotConversations.Http.Clients;

/// <summary>
/// Makes the HTTP clients. Clients with an equal route share one pipeline in the whole process, so that no runspace runs
/// out of sockets or pays for a TLS handshake that another one has made.
/// </summary>
internal static class HttpClients
{
    /// <summary>The name and version of the module, which each request states.</summary>
    public static readonly ProductInfoHeaderValue UserAgent = new(
        "HubSpotConversations", typeof(HttpClients).Assembly.GetName().Version!.ToString(3));

    private static readonly ConcurrentDictionary<HttpRoute, string> Names = new();
    private static readonly ConcurrentDictionary<string, HttpRoute> Routes = new(StringComparer.Ordinal);

    private static int _count;

    // Built at the first connection: importing the module costs nothing.
    private static readonly Lazy<IHttpClientFactory> Factory = new(MakeFactory);

    /// <summary>Makes a client for an address.</summary>
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
        HttpPurpose.Tokens => [new RetryHandler(), new AttemptHandler()],
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
            // Without the proxy, whose address can contain a password.
            int number = Interlocked.Increment(ref _count);
            string name = string.Format(CultureInfo.InvariantCulture, "{0} {1} {2}", number, route.Purpose, route.Origin);
            Routes[name] = route;
            return name;
        });
    }

    private static IHttpClientFactory MakeFactory()
    {
        var services = new ServiceCollection();
        _ = services.ConfigureHttpClientDefaults(static builder =>
        {
            // Logs could show what RequestLogHandler leaves out. Connections are renewed by the primary handler.
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
