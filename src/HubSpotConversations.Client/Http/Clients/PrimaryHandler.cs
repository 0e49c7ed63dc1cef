using System.Net;

namespace HubSpotConversations.Http.Clients;

/// <summary>
/// Creates the innermost handler of a pipeline, which uses the network. It doesn't decompress files, because a
/// compressed file could expand to any size.
/// </summary>
internal static class PrimaryHandler
{
#if NET
    public static HttpMessageHandler Make(HttpRoute route)
    {
        var origin = new Uri(route.Origin);
        Uri? proxy = route.Proxy is { } address ? new Uri(address) : null;
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = route.Purpose != HttpPurpose.Files
                ? DecompressionMethods.All
                : DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = ProxyAddress.Open(proxy),
            UseCookies = false,
            UseProxy = !ProxyAddress.IsBypassedFor(origin),
        };
    }
#else
    public static HttpMessageHandler Make(HttpRoute route)
    {
        var origin = new Uri(route.Origin);
        Uri? proxy = route.Proxy is { } address ? new Uri(address) : null;
        // Windows PowerShell may enable only TLS 1.0. Keep the protocols that other code has enabled.
        SecurityProtocolType systemDefault = default;
        if (ServicePointManager.SecurityProtocol != systemDefault)
        {
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        }

        // By default, the .NET Framework allows two connections per host, never closes them, and asks the server before
        // it sends a body.
        ServicePoint point = ServicePointManager.FindServicePoint(origin);
        point.ConnectionLimit = Math.Max(point.ConnectionLimit, 64);
        point.ConnectionLeaseTimeout = (int)TimeSpan.FromMinutes(5).TotalMilliseconds;
        point.Expect100Continue = false;
        point.UseNagleAlgorithm = false;
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = route.Purpose != HttpPurpose.Files
                ? DecompressionMethods.GZip | DecompressionMethods.Deflate
                : DecompressionMethods.None,
            Proxy = ProxyAddress.Open(proxy),
            UseCookies = false,
            UseProxy = !ProxyAddress.IsBypassedFor(origin),
        };
    }
#endif
}
