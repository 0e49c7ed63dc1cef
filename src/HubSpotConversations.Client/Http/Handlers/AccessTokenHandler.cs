using HubSpotConversations.Http.Credentials;

namespace HubSpotConversations.Http.Handlers;

/// <summary>
/// Adds the access token. If HubSpot says that the token has expired, renews it and makes the attempt once more: HubSpot
/// did nothing for a caller that it didn't let in, so that is safe for a message too.
/// </summary>
internal sealed class AccessTokenHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request);
        for (bool isRenewed = false; ; isRenewed = true)
        {
            AccessToken token = await GetAsync(call).ConfigureAwait(false);
            call.Mask = token.Mask;
            request.Headers.Authorization = token.Header;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (isRenewed || !HasExpired(call) || !await RenewAsync(call, token).ConfigureAwait(false))
            {
                return response;
            }

            response.Dispose();
            call.Attempt++;
        }
    }

    private static bool HasExpired(ApiCall call)
        => call.Refusal is HubSpotAuthenticationException { Category: { } category }
            && string.Equals(category, "EXPIRED_AUTHENTICATION", StringComparison.OrdinalIgnoreCase);

    private static async Task<AccessToken> GetAsync(ApiCall call)
    {
        try
        {
            return await call.Tokens!.GetAsync(call.Stop).ConfigureAwait(false);
        }
        catch (HubSpotException)
        {
            // The token endpoint was tried often enough.
            call.IsOver = true;
            throw;
        }
    }

    /// <summary>Whether there is a new token that the attempt can be made with.</summary>
    private static async Task<bool> RenewAsync(ApiCall call, AccessToken token)
    {
        try
        {
            // The file behind an upload is read to its end, so the upload can't be repeated. The next call has the token.
            return await call.Tokens!.RenewAsync(token, call.Stop).ConfigureAwait(false) is not null
                && call.Request.Upload is null;
        }
        catch (HubSpotException)
        {
            call.IsOver = true;
            throw;
        }
    }
}
