using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Credentials;

/// <summary>The secret of a connection. It leaves this object as the header of a request and in no other way.</summary>
internal sealed class AccessToken
{
    public AccessToken(string? token)
    {
        // Checked here because HttpHeaders would name the value in its own complaint.
        if (!IsFit(token))
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

    /// <summary>Whether a text can be a token.</summary>
    public static bool IsFit([NotNullWhen(true)] string? token)
        => !string.IsNullOrEmpty(token) && token!.All(static c => c is > ' ' and <= '~');

    /// <summary>Overwrites the token in what a server sends back.</summary>
    public SecretMask Mask { get; }

    public override string ToString() => "(secret)";
}
