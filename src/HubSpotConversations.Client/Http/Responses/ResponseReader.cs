using System.Net;
using System.Text.Json;
using HubSpotConversations.Errors;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Json;

namespace HubSpotConversations.Http.Responses;

/// <summary>Converts successful responses to models.</summary>
internal static class ResponseReader
{
    public static T Read<T>(ApiResponse response, ApiRequest request, Func<JsonElement, T?> read)
        where T : class
    {
        if (response.Excess is { } excess)
        {
            throw Unexpected(response, request, excess, cause: null);
        }

        try
        {
            using var document = JsonText.Parse(response.Body, JsonText.Options);
            return read(document.RootElement)
                ?? throw Unexpected(response, request, "it is not a JSON object", cause: null);
        }
        catch (JsonException exception)
        {
            string problem = response.Body.IsEmpty ? "it is empty" : "it is not complete JSON";
            throw Unexpected(response, request, problem, exception);
        }
    }

    /// <summary>Creates the exception for a successful response that can't be read.</summary>
    public static HubSpotUnexpectedResponseException Unexpected(
        ApiResponse response, ApiRequest request, string problem, Exception? cause)
    {
        ApiFailure failure = ApiExceptionFactory.Describe(response);
        string message = $"The response to {request.Method} {response.RequestUri.AbsolutePath} doesn't match "
            + $"HubSpot's contract: {problem} ({ApiExceptionFactory.StatusText(response.StatusCode)}, "
            + $"{failure.ContentType ?? "no content type"}"
            + $"{ApiExceptionFactory.Quote(failure.Excerpt)}).";
        if (request.Delivery is { } delivery)
        {
            message += response.StatusCode == HttpStatusCode.Created
                ? $" HubSpot accepted the {DeliveryName.Of(delivery.Draft)} (201 Created). Don't send it again."
                : $" It doesn't show whether HubSpot accepted the {DeliveryName.Of(delivery.Draft)}. Look at the "
                    + "thread before you send it again.";
        }
        else if (request.Upload is not null)
        {
            message += " " + UploadOutcome.Unknown;
        }

        if (request.IsUnknownChange)
        {
            message += " HubSpot reports success. Check the result before you make the request again.";
        }

        return new HubSpotUnexpectedResponseException(message, failure, cause);
    }
}
