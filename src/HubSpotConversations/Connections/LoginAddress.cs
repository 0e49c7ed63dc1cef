using System.Security.Cryptography;
using System.Text;

namespace HubSpotConversations.Connections;

/// <summary>The address of HubSpot's login page, with the secrets of one login.</summary>
internal sealed class LoginAddress
{
    private const string HubSpot = "https://app.hubspot.com/oauth/authorize";

    /// <param name="usesPkce">Whether the login has a proof key.</param>
    public LoginAddress(bool usesPkce) => Verifier = usesPkce ? RandomText() : null;

    /// <summary>The secret that only the browser of this login knows.</summary>
    public string State { get; } = RandomText();

    /// <summary>The secret that proves that the same program exchanges the code; null without PKCE.</summary>
    public string? Verifier { get; }

    /// <summary>Returns the address for the browser.</summary>
    /// <param name="baseUri">The address of the API. A server on this machine has its own login page.</param>
    /// <param name="clientId">The id of the app.</param>
    /// <param name="redirect">The address to which the browser comes back.</param>
    /// <param name="scopes">The scopes to ask for.</param>
    public string For(Uri baseUri, string clientId, Uri redirect, IEnumerable<string> scopes)
    {
        string page = baseUri.IsLoopback ? baseUri.GetLeftPart(UriPartial.Authority) + "/oauth/authorize" : HubSpot;
        string address = $"{page}?client_id={Uri.EscapeDataString(clientId)}"
            + $"&redirect_uri={Uri.EscapeDataString(redirect.OriginalString)}"
            + $"&scope={Uri.EscapeDataString(string.Join(" ", scopes))}&state={State}";
        return Verifier is null
            ? address
            : $"{address}&code_challenge={Challenge(Verifier)}&code_challenge_method=S256";
    }

    public override string ToString() => "(secret)";

    private static string RandomText()
    {
        byte[] bytes = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return Base64Url(bytes);
    }

    private static string Challenge(string verifier)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(verifier);
#if NET
        return Base64Url(SHA256.HashData(bytes));
#else
        using var hash = SHA256.Create();
        return Base64Url(hash.ComputeHash(bytes));
#endif
    }

    private static string Base64Url(byte[] bytes)
        => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
