namespace HubSpotConversations;

/// <summary>
/// A request that changes something left this machine, and its outcome is unknown. HubSpot may or may not have made the
/// change. Check the affected item before you repeat the request.
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

    /// <summary>The request URL, without its query string.</summary>
    public Uri RequestUri { get; }
}
