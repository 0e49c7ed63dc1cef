using System.Net;

namespace HubSpotConversations.Http;

/// <summary>
/// Makes the innermost handler of a pipeline: the network. For files it leaves compressed bodies as they are, because they
/// can expand to any size.
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
            AutomaticDecompression = route.Purpose != HttpPurpose.Files ? DecompressionMethods.All : DecompressionMethods.None,
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
        // Windows PowerShell may still start with TLS 1.0 only; what others have added stays.
        SecurityProtocolType systemDefault = default;
        if (ServicePointManager.SecurityProtocol != systemDefault)
        {
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        }

        // The .NET Framework allows two connections to a host, holds them for good, and asks the server before it
        // sends a body.
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
