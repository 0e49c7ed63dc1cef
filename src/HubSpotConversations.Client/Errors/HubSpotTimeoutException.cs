namespace HubSpotConversations;

/// <summary>HubSpot did not answer a call in time that may safely be made again.</summary>
public sealed class HubSpotTimeoutException : HubSpotException
{
    internal HubSpotTimeoutException(string message, Uri requestUri, Exception? innerException)
        : base(message, innerException)
        => RequestUri = requestUri;

    /// <summary>The address that was asked, without its query.</summary>
    public Uri RequestUri { get; }
}
