namespace HubSpotConversations;

/// <summary>No connection was made, so that nothing can have arrived: name not found, refused, TLS failure.</summary>
public sealed class HubSpotUnreachableException : HubSpotException
{
    internal HubSpotUnreachableException(string message, Uri requestUri, Exception? innerException)
        : base(message, innerException)
        => RequestUri = requestUri;

    /// <summary>The address that was asked, without its query.</summary>
    public Uri RequestUri { get; }

    /// <summary>Whether it is certain that nothing of the request left this machine.</summary>
    internal bool NothingWasSent { get; init; }
}
