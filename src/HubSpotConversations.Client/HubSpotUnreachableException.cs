namespace HubSpotConversations;

/// <summary>
/// No connection could be made, so nothing can have arrived. The name was not found, the connection was refused, or TLS
/// failed.
/// </summary>
public sealed class HubSpotUnreachableException : HubSpotException
{
    internal HubSpotUnreachableException(string message, Uri requestUri, Exception? innerException)
        : base(message, innerException)
        => RequestUri = requestUri;

    /// <summary>The request URL, without its query string.</summary>
    public Uri RequestUri { get; }

    /// <summary>Whether the request certainly did not leave this machine.</summary>
    internal bool NothingWasSent { get; init; }
}
