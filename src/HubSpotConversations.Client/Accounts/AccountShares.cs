using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace HubSpotConversations.Accounts;

/// <summary>
/// Keeps one share per account for all runspaces and connections of the process, because HubSpot counts their requests
/// together. A hash of the service's address and the secret identifies an account.
/// </summary>
internal static class AccountShares
{
    private static readonly ConcurrentDictionary<string, AccountShare> Shares = new(StringComparer.Ordinal);

    /// <summary>Returns the share of an account.</summary>
    /// <param name="root">The service's address.</param>
    /// <param name="secret">The access token or the refresh token.</param>
    public static AccountShare For(string root, string secret)
        => Shares.GetOrAdd(KeyOf(root, secret), static _ => new AccountShare(TimeProvider.System));

    private static string KeyOf(string root, string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(root + "\n" + secret);
#if NET
        return Convert.ToBase64String(SHA256.HashData(bytes));
#else
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(bytes));
#endif
    }
}
