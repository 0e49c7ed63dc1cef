using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Requests;

/// <summary>Checks which addresses files may be downloaded from.</summary>
internal static class DownloadAddress
{
    /// <exception cref="HubSpotValidationException">The address is not absolute.</exception>
    public static Uri Parse(string? url)
        => Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
            ? uri
            : throw new HubSpotValidationException(
                "InputObject", "The file has no download address.");

    /// <summary>
    /// Whether a file may be downloaded from an address: over https, or from this machine if the connection is local
    /// too.
    /// </summary>
    /// <param name="uri">The address.</param>
    /// <param name="isLocal">Whether the connection itself stays on this machine.</param>
    public static bool IsAllowed(Uri uri, bool isLocal)
        => uri.IsAbsoluteUri
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && isLocal))
            && uri.UserInfo.Length == 0;

    /// <summary>The address for messages. It omits the query, which gives access to the file.</summary>
    public static string Shown(Uri uri) => DisplayText.OneLine(
        uri.IsAbsoluteUri
            ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : uri.OriginalString,
        200);
}
