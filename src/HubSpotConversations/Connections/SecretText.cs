using System.Net;
using System.Security;

namespace HubSpotConversations.Connections;

/// <summary>Reads the text of a SecureString. The binding turns a plain string into an empty one.</summary>
internal static class SecretText
{
    public static string Of(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <exception cref="HubSpotValidationException">The secret is empty.</exception>
    public static string Of(SecureString secret, string parameter, string what, string orElse = ".")
        => secret.Length > 0
            ? Of(secret)
            : throw new HubSpotValidationException(
                parameter,
                $"The {what} must be a SecureString, so that it does not appear in scripts and histories. Get it from "
                + $"a vault (Get-Secret HubSpot) or from Read-Host -AsSecureString{orElse}");
}
