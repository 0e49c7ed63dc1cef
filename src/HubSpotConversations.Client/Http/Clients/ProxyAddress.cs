using System.Net;

namespace HubSpotConversations.Http.Clients;

/// <summary>The proxy that a connection uses.</summary>
internal static class ProxyAddress
{
    /// <exception cref="HubSpotValidationException">
    /// The proxy isn't valid, or it could read the access token.
    /// </exception>
    public static void Check(Uri baseUri, Uri? proxy)
    {
        if (proxy is null)
        {
            return;
        }

        // 'proxy:8080' parses as an address too, with the scheme 'proxy'.
        if (!proxy.IsAbsoluteUri || proxy.Host.Length == 0)
        {
            throw new HubSpotValidationException(
                "Proxy",
                "The proxy is not an absolute address. Specify its scheme and host, for example "
                + "http://proxy.example.com:8080.");
        }

        if (IsBypassedFor(baseUri))
        {
            throw new HubSpotValidationException(
                "Proxy",
                $"A proxy can't be used with {baseUri.GetLeftPart(UriPartial.Authority)}: it would receive the access "
                + "token unencrypted. Remove -Proxy. The module connects to this machine directly.");
        }
    }

    /// <summary>Whether connections to an address bypass the proxy, which could read plain http.</summary>
    public static bool IsBypassedFor(Uri address) => address.Scheme == Uri.UriSchemeHttp;

    /// <summary>Removes the user name and password from the address, for display.</summary>
    public static Uri? WithoutUser(Uri? proxy)
        => proxy is null || proxy.UserInfo.Length == 0
            ? proxy
            : new Uri(proxy.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped));

    /// <summary>Creates the proxy. The user name and password in its address become its credentials.</summary>
    public static WebProxy? Open(Uri? proxy)
    {
        if (proxy is null)
        {
            return null;
        }

        var opened = new WebProxy(WithoutUser(proxy));
        if (proxy.UserInfo.Length > 0)
        {
            string[] parts = proxy.UserInfo.Split([':'], 2);
            opened.Credentials = new NetworkCredential(
                Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? string.Empty));
        }

        return opened;
    }
}
