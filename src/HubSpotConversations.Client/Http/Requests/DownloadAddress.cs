using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Requests;

/// <summary>Which addresses a file may be read from.</summary>
internal static class DownloadAddress
{
    /// <exception cref="HubSpotValidationException">It is no absolute address.</exception>
    public static Uri Parse(string? url)
        => Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
            ? uri
            : throw new HubSpotValidationException(
                "InputObject", "The file has no download address.");

    /// <summary>
    /// Whether a file may be read from there: encrypted, or without leaving this machine where the connection doesn't
    /// leave it either.
    /// </summary>
    /// <param name="uri">The address.</param>
    /// <param name="isLocal">Whether the connection itself stays on this machine.</param>
    public static bool IsFit(Uri uri, bool isLocal)
        => uri.IsAbsoluteUri
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && isLocal))
            && uri.UserInfo.Length == 0;

    /// <summary>An address for people: without its query, which is the permission to read the file.</summary>
    public static string Shown(Uri uri) => DisplayText.OneLine(
        uri.IsAbsoluteUri
            ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : uri.OriginalString,
        200);
}
