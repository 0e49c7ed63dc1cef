using System.Net;

namespace HubSpotConversations.Http;

/// <summary>A call whose token may be replaced by a new one, where HubSpot says that it has run out.</summary>
internal static class RenewedCall
{
    /// <summary>
    /// Makes the call, and once more with a new token where the first one has run out. That is safe for a message too:
    /// whoever is not let in has done nothing.
    /// </summary>
    public static async Task<ApiResponse> RunAsync(
        IAccessTokens tokens,
        ApiRequest request,
        Func<ApiRequest, AccessToken, CancellationToken, Task<ApiResponse>> exchange,
        CancellationToken cancellationToken)
    {
        ValueTask<AccessToken> getting = tokens.GetAsync(cancellationToken);
        AccessToken token = getting.IsCompletedSuccessfully ? getting.Result : await getting.ConfigureAwait(false);
        ApiResponse response = await exchange(request, token, cancellationToken).ConfigureAwait(false);
        if (!HasRunOut(response)
            || await tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false) is not { } renewed)
        {
            return response;
        }

        // A file has been read by now, and may be a stream that can't be read again. The next call has the new token.
        return request.Upload is null
            ? await exchange(request, renewed, cancellationToken).ConfigureAwait(false)
            : response;
    }

    private static bool HasRunOut(ApiResponse response)
        => response.StatusCode == HttpStatusCode.Unauthorized
            && string.Equals(
                ErrorBody.Read(response.Body)?.Category, "EXPIRED_AUTHENTICATION", StringComparison.OrdinalIgnoreCase);
}
