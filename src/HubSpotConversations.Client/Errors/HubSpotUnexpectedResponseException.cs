namespace HubSpotConversations;

/// <summary>
/// An answer that is not what the contract says: a page instead of JSON, JSON that is cut off, a redirect.
/// </summary>
public sealed class HubSpotUnexpectedResponseException : HubSpotApiException
{
    internal HubSpotUnexpectedResponseException(string message, ApiFailure failure, Exception? innerException = null)
        : base(message, failure, innerException)
    {
        ContentType = failure.ContentType;
        Excerpt = failure.Excerpt;
    }

    /// <summary>The content type that the answer claims; null when it claims none.</summary>
    public string? ContentType { get; }

    /// <summary>The first 200 characters of the answer.</summary>
    public string Excerpt { get; }
}
