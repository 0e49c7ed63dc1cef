using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.OAuth;

namespace HubSpotConversations.Http;

/// <summary>Creates the token source for a client's options.</summary>
internal static class AccessTokens
{
    /// <exception cref="HubSpotValidationException">
    /// The options contain no credential, two credentials, or a credential that isn't valid.
    /// </exception>
    public static IAccessTokens From(ConversationsClientOptions options)
    {
        if (options.OAuth is not { } credential)
        {
            return new StaticToken(new AccessToken(options.AccessToken));
        }

        if (options.AccessToken is not null)
        {
            throw new HubSpotValidationException(
                "RefreshToken", "Specify either an access token or a refresh token, not both.");
        }

        Check("ClientId", "client id", credential.ClientId);
        Check("ClientSecret", "client secret", credential.ClientSecret);
        Check("RefreshToken", "refresh token", credential.RefreshToken);
        return new OAuthTokens(credential, new TokenEndpoint(options, credential), options.Clock);
    }

    private static void Check(string parameter, string what, string value)
    {
        if (!AccessToken.IsValid(value))
        {
            throw new HubSpotValidationException(
                parameter,
                $"The {what} is empty or contains characters that it can't have (spaces, line breaks, accents). Copy "
                + "all of it from HubSpot again, without quotation marks.");
        }
    }
}
