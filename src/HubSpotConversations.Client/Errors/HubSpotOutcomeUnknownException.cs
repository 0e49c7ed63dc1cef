namespace HubSpotConversations;

/// <summary>
/// A request that changes something left this machine and what became of it is not known: HubSpot may or may not have
/// done it. Look at what it was to change before making it again.
/// </summary>
public sealed class HubSpotOutcomeUnknownException : HubSpotException
{
    internal HubSpotOutcomeUnknownException(string message, string method, Uri requestUri, Exception? innerException)
        : base(message, innerException)
    {
        Method = method;
        RequestUri = requestUri;
    }

    /// <summary>The HTTP method, for example POST.</summary>
    public string Method { get; }

    /// <summary>The address that was asked, without its query.</summary>
    public Uri RequestUri { get; }
}
