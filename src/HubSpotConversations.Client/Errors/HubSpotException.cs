namespace HubSpotConversations;

/// <summary>What every failure of this module derives from; the message is for people, in English.</summary>
public abstract class HubSpotException : Exception
{
    private protected HubSpotException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
