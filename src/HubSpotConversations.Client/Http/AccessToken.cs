using System.Net.Http.Headers;

namespace HubSpotConversations.Http;

/// <summary>The secret of a connection. It leaves this object as the header of a request and in no other way.</summary>
internal sealed class AccessToken
{
    public AccessToken(string token)
    {
        // Checked here because HttpHeaders would name the value in its own complaint.
        if (string.IsNullOrWhiteSpace(token) || !token.All(static c => c is > ' ' and <= '~'))
        {
            throw new HubSpotValidationException(
                "AccessToken",
                "The access token is empty or has characters in it that no token has (spaces, line breaks, accents). "
                + "Copy it again from HubSpot, whole and without quotation marks.");
        }

        Header = new AuthenticationHeaderValue("Bearer", token);
    }

    public AuthenticationHeaderValue Header { get; }

    public override string ToString() => "(secret)";
}
