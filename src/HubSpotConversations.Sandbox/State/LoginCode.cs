using System.Security.Cryptography;
using System.Text;

namespace HubSpotConversations.Sandbox.State;

/// <summary>What the code of a login is for: the address that the browser brings it to, and the PKCE challenge.</summary>
internal sealed record LoginCode(string RedirectUri, string? Challenge)
{
    /// <summary>Whether a code verifier proves that the same program exchanges the code.</summary>
    public bool Accepts(string? verifier)
    {
        if (Challenge is null || verifier is null)
        {
            return Challenge is null;
        }

        byte[] bytes = Hash(Encoding.ASCII.GetBytes(verifier));
        return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_') == Challenge;
    }

#if NET
    private static byte[] Hash(byte[] bytes) => SHA256.HashData(bytes);
#else
    private static byte[] Hash(byte[] bytes)
    {
        using var hash = SHA256.Create();
        return hash.ComputeHash(bytes);
    }
#endif
}
