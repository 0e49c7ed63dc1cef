using System.Collections.Concurrent;
using System.Net;

namespace HubSpotConversations.Http;

/// <summary>
/// The connections of the process: one pool for an origin and proxy, whatever runspace asks, so that no runspace runs
/// out of sockets or pays for a TLS handshake that another has made.
/// </summary>
internal static class HttpInvokers
{
    private static readonly ConcurrentDictionary<(string Origin, string? Proxy, bool Decompresses),
        Lazy<HttpMessageInvoker>> Pools = new();

    public static HttpMessageInvoker For(Uri baseUri, Uri? proxy) => For(baseUri, proxy, decompresses: true);

    /// <summary>
    /// An invoker for files: it leaves compressed bodies as they are, because they can expand to any size.
    /// </summary>
    public static HttpMessageInvoker ForFiles(Uri address, Uri? proxy) => For(address, proxy, decompresses: false);

    private static HttpMessageInvoker For(Uri baseUri, Uri? proxy, bool decompresses)
        => Pools.GetOrAdd(
            (baseUri.GetLeftPart(UriPartial.Authority), proxy?.AbsoluteUri, decompresses),
            _ => new Lazy<HttpMessageInvoker>(() => Create(baseUri, proxy, decompresses))).Value;

#if NET
    private static HttpMessageInvoker Create(Uri baseUri, Uri? proxy, bool decompresses)
    {
        return new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = decompresses ? DecompressionMethods.All : DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = ProxyAddress.Open(proxy),
            UseCookies = false,
            UseProxy = !ProxyAddress.IsBypassedFor(baseUri),
        });
    }
#else
    private static HttpMessageInvoker Create(Uri baseUri, Uri? proxy, bool decompresses)
    {
        // Windows PowerShell may still start with TLS 1.0 only; what others have added stays.
        SecurityProtocolType systemDefault = default;
        if (ServicePointManager.SecurityProtocol != systemDefault)
        {
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        }

        // The .NET Framework allows two connections to a host, holds them for good, and asks the server before it
        // sends a body.
        ServicePoint point = ServicePointManager.FindServicePoint(baseUri);
        point.ConnectionLimit = Math.Max(point.ConnectionLimit, 64);
        point.ConnectionLeaseTimeout = (int)TimeSpan.FromMinutes(5).TotalMilliseconds;
        point.Expect100Continue = false;
        point.UseNagleAlgorithm = false;
        return new HttpMessageInvoker(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = decompresses
                ? DecompressionMethods.GZip | DecompressionMethods.Deflate
                : DecompressionMethods.None,
            Proxy = ProxyAddress.Open(proxy),
            UseCookies = false,
            UseProxy = !ProxyAddress.IsBypassedFor(baseUri),
        });
    }
#endif
}
