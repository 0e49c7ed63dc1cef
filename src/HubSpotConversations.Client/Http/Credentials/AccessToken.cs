using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Credentials;

/// <summary>An access token. Only the request header exposes it.</summary>
internal sealed class AccessToken
{
    public AccessToken(string? token)
    {
        // Check here, because the exception of HttpHeaders would contain the token.
        if (!IsValid(token))
        {
            throw new HubSpotValidationException(
                "AccessToken",
                "The access token is empty or contains characters that a token can't have (spaces, line breaks, "
                + "accents). Copy all of it from HubSpot again, without quotation marks.");
        }

        Mask = new SecretMask(token);
        Header = new AuthenticationHeaderValue("Bearer", token);
    }

    public AuthenticationHeaderValue Header { get; }

    /// <summary>Whether the text can be a token.</summary>
    public static bool IsValid([NotNullWhen(true)] string? token)
        => !string.IsNullOrEmpty(token) && token!.All(static c => c is > ' ' and <= '~');

    /// <summary>Overwrites the token in responses.</summary>
    public SecretMask Mask { get; }

    public override string ToString() => "(secret)";
}
