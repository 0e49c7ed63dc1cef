using System.Globalization;
using System.Net;
using System.Text;
using HubSpotConversations.Errors;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Responses;

/// <summary>
/// Creates exceptions for unsuccessful responses. The body may be JSON, a proxy's error page, or empty.
/// </summary>
internal static class ApiExceptionFactory
{
    private const int ExcerptLength = 200;
    private const int BytesForExcerpt = 16 * 1024;

    public static HubSpotException Read(ApiResponse response, ApiRequest request, TimeProvider clock)
    {
        TimeSpan? wait = RetryAfter.Read(response.Message.Headers, clock);
        ApiFailure failure = Describe(response, wait, clock.GetUtcNow() + wait);
        int status = (int)response.StatusCode;
        if (status < 400)
        {
            return new HubSpotUnexpectedResponseException(
                $"The response to {request.Method} {response.RequestUri.AbsolutePath} is "
                + $"{StatusText(response.StatusCode)}, which HubSpot's contract doesn't include. The module doesn't "
                + "follow redirects, because the access token goes only to the connection's own address.",
                failure);
        }

        string message = FailureMessage.Compose(request, failure);
        if (status >= 500 && request.Upload is not null)
        {
            message += " " + UploadOutcome.Unknown;
        }

        HubSpotApiException error = status switch
        {
            // That request had no access token, so a 401 doesn't mean that the token is invalid.
            _ when request.IsDownload => new HubSpotApiException(message, failure),
            401 => new HubSpotAuthenticationException(message, failure)
            {
                IsOfDeveloperKey = request.DeveloperKey is not null,
            },
            429 => new HubSpotRateLimitException(message + LimitReset.Of(failure), failure),
            _ => new HubSpotApiException(message, failure),
        };
        if (status >= 500 && request.IsUnknownChange)
        {
            return OutcomeUnknown.Of(request, response.RequestUri, message, error);
        }

        return status >= 500 && request.Delivery is { } delivery
            ? new HubSpotDeliveryUnknownException(
                DeliveryName.UnknownOutcome(delivery) + message,
                delivery.ThreadId,
                delivery.Draft,
                error)
            : error;
    }

    public static ApiFailure Describe(
        ApiResponse response, TimeSpan? retryAfter = null, DateTimeOffset? retryAt = null)
    {
        ErrorBody? body = response.IsSuccess ? null : ErrorBody.Read(response.Body);
        return new ApiFailure
        {
            StatusCode = response.StatusCode,
            RequestUri = response.RequestUri,
            ContentType = response.ContentType is { } type ? DisplayText.OneLine(type, 100) : null,
            Excerpt = body is null && !response.IsSecret ? Excerpt(response) : string.Empty,
            Body = body ?? ErrorBody.Empty,
            CorrelationId = body?.CorrelationId ?? response.CorrelationId,
            RetryAfter = retryAfter,
            RetryAt = retryAt,
        };
    }

    public static string StatusText(HttpStatusCode status)
    {
        string name = Enum.IsDefined(typeof(HttpStatusCode), status) ? " " + Spaced(status.ToString()) : string.Empty;
        return ((int)status).ToString(CultureInfo.InvariantCulture) + name;
    }

    public static string Quote(string excerpt) => excerpt.Length == 0 ? string.Empty : $", '{excerpt}'";

    private static string Excerpt(ApiResponse response)
    {
        // The slice is longer than the excerpt, so that a secret at the excerpt's end is masked too.
        byte[] start = response.Body.Slice(0, Math.Min(response.Body.Length, BytesForExcerpt)).ToArray();
        response.Mask.Apply(start, SecretMask.ShortestInErrors);
        return DisplayText.OneLine(Encoding.UTF8.GetString(start), ExcerptLength);
    }

    private static string Spaced(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (char c in name)
        {
            if (char.IsUpper(c) && words.Length > 0 && !char.IsUpper(words[words.Length - 1]))
            {
                words.Append(' ');
            }

            words.Append(c);
        }

        return words.ToString();
    }
}
