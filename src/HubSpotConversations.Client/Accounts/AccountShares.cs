using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace HubSpotConversations.Accounts;

/// <summary>
/// The accounts that the process works with: one share for each, whatever runspace and connection asks, because HubSpot
/// counts them together. The account is known by its address and the secret that opens it, of which a hash is kept
/// alone.
/// </summary>
internal static class AccountShares
{
    private static readonly ConcurrentDictionary<string, AccountShare> Shares = new(StringComparer.Ordinal);

    /// <summary>The share of an account.</summary>
    /// <param name="root">The service's address.</param>
    /// <param name="secret">The access token, or what stands for it.</param>
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
