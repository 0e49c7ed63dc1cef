using System.Net;
using HubSpotConversations.Errors;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// HubSpot responded and rejected the request. The properties hold everything the response said; any of it may be
/// missing.
/// </summary>
public class HubSpotApiException : HubSpotException
{
    internal HubSpotApiException(string message, ApiFailure failure, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = failure.StatusCode;
        Wait = failure.RetryAfter;
        RequestUri = failure.RequestUri;
        Category = failure.Body.Category;
        SubCategory = failure.Body.SubCategory;
        CorrelationId = failure.CorrelationId;
        HubSpotMessage = failure.Body.Message;
        Errors = failure.Body.Errors;
        Links = failure.Body.Links;
        RequiredScopes = failure.Body.RequiredScopes;
    }

    private protected HubSpotApiException(string message, HubSpotApiException other)
        : base(message, other)
    {
        StatusCode = other.StatusCode;
        RequestUri = other.RequestUri;
        Category = other.Category;
        SubCategory = other.SubCategory;
        CorrelationId = other.CorrelationId;
        HubSpotMessage = other.HubSpotMessage;
        Errors = other.Errors;
        Links = other.Links;
        RequiredScopes = other.RequiredScopes;
    }

    /// <summary>Creates the error for an item that a batch response doesn't contain.</summary>
    internal static HubSpotApiException NotFound(string message)
        => Of(HttpStatusCode.NotFound, message, ErrorBody.Empty);

    /// <summary>Creates the error for an item that a batch response reports as failed.</summary>
    internal static HubSpotApiException Of(HubSpotError error, string message)
        => Of(StatusOf(error.Category), message, ErrorBody.Of(error));

    // An error in a batch doesn't have its own status. This is the status that a request for the single item gets.
    private static HttpStatusCode StatusOf(string? category) => category?.ToUpperInvariant() switch
    {
        null or "OBJECT_NOT_FOUND" => HttpStatusCode.NotFound,
        "VALIDATION_ERROR" => HttpStatusCode.BadRequest,
        "MISSING_SCOPES" => HttpStatusCode.Forbidden,
        _ => HttpStatusCode.Conflict,
    };

    private static HubSpotApiException Of(HttpStatusCode status, string message, ErrorBody body)
        => new(message, new ApiFailure
        {
            StatusCode = status,
            RequestUri = ApiFailure.WithoutResponse.RequestUri,
            Body = body,
        });

    /// <summary>The HTTP status code.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The request URL, without its query string.</summary>
    public Uri RequestUri { get; }

    /// <summary>How long HubSpot asks the client to wait; null if it doesn't say.</summary>
    internal TimeSpan? Wait { get; }

    /// <summary>HubSpot's category for the failure, for example VALIDATION_ERROR.</summary>
    public string? Category { get; }

    /// <summary>HubSpot's more specific category, for example ConversationsApiError.UNSUPPORTED_ACTOR_TYPE.</summary>
    public string? SubCategory { get; }

    /// <summary>HubSpot's id for the request. Quote it when you contact HubSpot support.</summary>
    public string? CorrelationId { get; }

    /// <summary>HubSpot's own message, without the text that this module adds.</summary>
    public string? HubSpotMessage { get; }

    /// <summary>The individual causes. Often, only they give the reason.</summary>
    public IReadOnlyList<HubSpotError> Errors { get; }

    /// <summary>Links to pages about the failure, by name.</summary>
    public IReadOnlyDictionary<string, string?> Links { get; }

    /// <summary>The scopes that the token lacks, if HubSpot named them; otherwise empty.</summary>
    public IReadOnlyList<string> RequiredScopes { get; }
}
