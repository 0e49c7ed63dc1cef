namespace HubSpotConversations;

/// <summary>What every failure of this module derives from; the message is for people, in English.</summary>
public abstract class HubSpotException : Exception
{
    private protected HubSpotException(string message, Exception? innerException = null)
        : base(DisplayText.Lines(message), innerException)
    {
    }

    /// <summary>
    /// Whether an earlier attempt of the same call ended without an answer that tells what became of it: this failure
    /// may be the trace of its success.
    /// </summary>
    internal bool FollowsUnknownAttempt { get; set; }
}
