namespace HubSpotConversations.Http;

/// <summary>Whether a refused call may be made once more with a new token.</summary>
internal static class TokenRenewal
{
    /// <summary>
    /// Renews the token where HubSpot says that it has run out. Then the call can be made again, a message too: whoever
    /// is not let in has done nothing.
    /// </summary>
    /// <exception cref="HubSpotException">There is no new token to be had.</exception>
    public static async ValueTask<bool> TryAsync(
        IAccessTokens tokens,
        ApiRequest request,
        AccessToken token,
        HubSpotException failure,
        CancellationToken cancellationToken)
    {
        bool hasRunOut = failure is HubSpotAuthenticationException { Category: { } category }
            && string.Equals(category, "EXPIRED_AUTHENTICATION", StringComparison.OrdinalIgnoreCase);

        // The file behind an upload is read to its end. The next call has the new token.
        return hasRunOut
            && await tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false) is not null
            && request.Upload is null;
    }
}
