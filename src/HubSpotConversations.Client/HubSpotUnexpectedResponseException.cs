using HubSpotConversations.Errors;

namespace HubSpotConversations;

/// <summary>
/// The response isn't what the API promises, for example a web page instead of JSON, truncated JSON, or a redirect.
/// </summary>
public sealed class HubSpotUnexpectedResponseException : HubSpotApiException
{
    internal HubSpotUnexpectedResponseException(string message, ApiFailure failure, Exception? innerException = null)
        : base(message, failure, innerException)
    {
        ContentType = failure.ContentType;
        Excerpt = failure.Excerpt;
    }

    /// <summary>The content type that the response declares; null if it declares none.</summary>
    public string? ContentType { get; }

    /// <summary>The first 200 characters of the response.</summary>
    public string Excerpt { get; }
}
