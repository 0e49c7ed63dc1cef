using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Handlers;

/// <summary>
/// Adds the access token. If HubSpot reports that the token has expired, renews it and repeats the attempt once. That
/// is safe even for a message, because HubSpot didn't process the rejected request.
/// </summary>
internal sealed class AccessTokenHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request);
        if (call.Request.DeveloperKey is { } key)
        {
            // The key identifies the app. The access token is not needed, so it isn't sent.
            call.Mask = new SecretMask(key);
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

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
        => call.ResponseError is HubSpotAuthenticationException { Category: { } category }
            && string.Equals(category, "EXPIRED_AUTHENTICATION", StringComparison.OrdinalIgnoreCase);

    private static async Task<AccessToken> GetAsync(ApiCall call)
    {
        try
        {
            return await call.Tokens!.GetAsync(call.Observer, call.Stop).ConfigureAwait(false);
        }
        catch (HubSpotException)
        {
            // The token endpoint has its own retries.
            call.IsOver = true;
            throw;
        }
    }

    /// <summary>Renews the token, and returns whether the attempt can be repeated with it.</summary>
    private static async Task<bool> RenewAsync(ApiCall call, AccessToken token)
    {
        try
        {
            // An upload can't be repeated, because its file was already read. The next call uses the new token.
            return await call.Tokens!.RenewAsync(token, call.Observer, call.Stop).ConfigureAwait(false) is not null
                && call.Request.Upload is null;
        }
        catch (HubSpotException)
        {
            call.IsOver = true;
            throw;
        }
    }
}
