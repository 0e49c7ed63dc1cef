using HubSpotConversations.Errors;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Http.Responses;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.OAuth;

/// <summary>Creates exceptions for responses of the token endpoint that don't contain a token.</summary>
internal static class RefreshFailure
{
    public static HubSpotException Read(ApiResponse response, ApiRequest request, TimeProvider clock)
    {
        if ((int)response.StatusCode is not (400 or 401 or 403))
        {
            return ApiExceptionFactory.Read(response, request, clock);
        }

        ApiFailure failure = ApiExceptionFactory.Describe(response, retryAfter: null);
        bool isLogin = request.Form!.Any(static field => field is { Key: "grant_type", Value: "authorization_code" });
        string message = (isLogin ? "The login failed. " : "The access token could not be renewed. ")
            + FailureMessage.Compose(request, failure) + StatusWord(failure.Body)
            + (isLogin
                ? " Log in again, and check the client id, the client secret and the app's redirect URL."
                : " Authorize the app again in HubSpot to get a new refresh token, and check the client id and the client "
                    + "secret.");
        return new HubSpotAuthenticationException(message, failure) { IsRefreshFailure = true };
    }

    /// <summary>Creates the exception for a successful response without a token.</summary>
    // The message doesn't quote the response. It may contain part of a new token, which can't be masked because it is
    // unknown.
    public static HubSpotUnexpectedResponseException NoToken(ApiResponse response, ApiRequest request) => new(
        $"The response to {request.Method} {response.RequestUri.AbsolutePath} doesn't match HubSpot's contract: it "
        + $"contains no access token ({ApiExceptionFactory.StatusText(response.StatusCode)}, "
        + $"{DisplayText.OneLine(response.ContentType ?? "no content type", 100)}). The module made no request without a token.",
        new ApiFailure { StatusCode = response.StatusCode, RequestUri = response.RequestUri });

    // BAD_REFRESH_TOKEN, which HubSpot's documentation and forums mention, has its own field.
    private static string StatusWord(ErrorBody body)
        => body.AdditionalProperties.TryGetValue("status", out object? value)
            && value is string word && word.Length > 0 && word != "error"
            ? $" HubSpot calls it {DisplayText.OneLine(word, 100)}."
            : string.Empty;
}
