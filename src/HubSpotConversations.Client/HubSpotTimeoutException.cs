namespace HubSpotConversations;

/// <summary>HubSpot did not respond in time to a call that is safe to repeat.</summary>
public sealed class HubSpotTimeoutException : HubSpotException
{
    internal HubSpotTimeoutException(string message, Uri requestUri, Exception? innerException)
        : base(message, innerException)
        => RequestUri = requestUri;

    /// <summary>The request URL, without its query string.</summary>
    public Uri RequestUri { get; }
}
