namespace HubSpotConversations;

/// <summary>The command needs a connection, and there isn't one.</summary>
public sealed class HubSpotNotConnectedException : HubSpotException
{
    internal HubSpotNotConnectedException(string message)
        : base(message)
    {
    }
}
