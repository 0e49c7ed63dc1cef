namespace HubSpotConversations;

/// <summary>What was given can't be sent. It was refused on this machine, before any request.</summary>
public sealed class HubSpotValidationException : HubSpotException
{
    internal HubSpotValidationException(string parameter, string message)
        : base(message)
        => Parameter = parameter;

    /// <summary>The parameter (or property of the draft) that has to be given or put right first.</summary>
    public string Parameter { get; }
}
