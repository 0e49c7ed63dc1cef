namespace HubSpotConversations;

/// <summary>The input can't be sent. The module rejected it on this machine, before any request.</summary>
public sealed class HubSpotValidationException : HubSpotException
{
    internal HubSpotValidationException(string parameter, string message, Exception? innerException = null)
        : base(message, innerException)
        => Parameter = parameter;

    /// <summary>The first parameter (or property of the draft) that the caller must specify or correct.</summary>
    public string Parameter { get; }
}
