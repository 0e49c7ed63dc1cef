using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Requests;

/// <summary>Checks the base address of the API, because the access token is sent there.</summary>
internal static class BaseAddress
{
    /// <exception cref="HubSpotValidationException">The token would go over the network unencrypted.</exception>
    public static void Check(Uri baseUri)
    {
        bool isValid = baseUri.IsAbsoluteUri
            && (baseUri.Scheme == Uri.UriSchemeHttps || (baseUri.Scheme == Uri.UriSchemeHttp && baseUri.IsLoopback))
            && baseUri.UserInfo.Length == 0 && baseUri.Query.Length == 0 && baseUri.Fragment.Length == 0;
        if (!isValid)
        {
            throw new HubSpotValidationException(
                "BaseUri",
                $"'{DisplayText.OneLine(Shown(baseUri), 100)}' can't be the base address. The module sends the "
                + "access token over https only, for example to https://api.hubapi.com (http only to this machine, for "
                + "example http://127.0.0.1:5055). The address can't contain a user name, a query or a fragment.");
        }
    }

    // The user name and the query may be secrets.
    private static string Shown(Uri uri) => uri.IsAbsoluteUri
        ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : uri.OriginalString;

    public static Uri WithoutQuery(Uri uri) => uri.Query.Length == 0 ? uri : new Uri(uri.GetLeftPart(UriPartial.Path));
}
