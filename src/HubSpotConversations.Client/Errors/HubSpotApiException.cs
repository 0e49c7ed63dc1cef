using System.Net;

namespace HubSpotConversations;

/// <summary>HubSpot answered, and refused. Everything that its answer said is here; any of it may be missing.</summary>
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

    /// <summary>Something that an answer for many things does not have.</summary>
    internal static HubSpotApiException NotFound(string message)
        => Of(HttpStatusCode.NotFound, message, ErrorBody.Empty);

    /// <summary>Something that an answer for many things has a reason for not having.</summary>
    internal static HubSpotApiException Of(HubSpotError error, string message)
        => Of(StatusOf(error.Category), message, ErrorBody.Of(error));

    // An error in a batch has no status of its own: this is the one that HubSpot gives where it is asked for one thing.
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
            RequestUri = ApiFailure.Nowhere.RequestUri,
            Body = body,
        });

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The address that was asked, without its query.</summary>
    public Uri RequestUri { get; }

    /// <summary>How long HubSpot asks to wait; null where it does not.</summary>
    internal TimeSpan? Wait { get; }

    /// <summary>HubSpot's word for the kind of failure, for example VALIDATION_ERROR.</summary>
    public string? Category { get; }

    /// <summary>HubSpot's finer word, for example ConversationsApiError.UNSUPPORTED_ACTOR_TYPE.</summary>
    public string? SubCategory { get; }

    /// <summary>What to tell HubSpot's support.</summary>
    public string? CorrelationId { get; }

    /// <summary>HubSpot's own message, without what this module adds.</summary>
    public string? HubSpotMessage { get; }

    /// <summary>The single causes; often the only place where the reason stands.</summary>
    public IReadOnlyList<HubSpotError> Errors { get; }

    /// <summary>Pages about the failure, by name.</summary>
    public IReadOnlyDictionary<string, string?> Links { get; }

    /// <summary>The scopes that the token lacks, where HubSpot named them.</summary>
    public IReadOnlyList<string> RequiredScopes { get; }
}
