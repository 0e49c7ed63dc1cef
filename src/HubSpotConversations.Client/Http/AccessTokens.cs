namespace HubSpotConversations.Http;

/// <summary>Makes the source of tokens that the options ask for.</summary>
internal static class AccessTokens
{
    /// <exception cref="HubSpotValidationException">There is none, there are two, or it can't be used.</exception>
    public static IAccessTokens From(ConversationsClientOptions options)
    {
        if (options.OAuth is not { } credential)
        {
            return new StaticToken(new AccessToken(options.AccessToken));
        }

        if (options.AccessToken is not null)
        {
            throw new HubSpotValidationException(
                "RefreshToken", "There are an access token and a refresh token: a connection has one of them.");
        }

        Check("ClientId", "client id", credential.ClientId);
        Check("ClientSecret", "client secret", credential.ClientSecret);
        Check("RefreshToken", "refresh token", credential.RefreshToken);
        return new OAuthTokens(credential, new TokenEndpoint(options, credential), options.Clock);
    }

    private static void Check(string parameter, string what, string value)
    {
        if (!AccessToken.IsFit(value))
        {
            throw new HubSpotValidationException(
                parameter,
                $"The {what} is empty or has characters in it that none has (spaces, line breaks, accents). Copy it "
                + "again from HubSpot, whole and without quotation marks.");
        }
    }
}
