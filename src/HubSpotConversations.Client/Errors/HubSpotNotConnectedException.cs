namespace HubSpotConversations;

/// <summary>There is no connection to work with.</summary>
public sealed class HubSpotNotConnectedException : HubSpotException
{
    internal HubSpotNotConnectedException(string message)
        : base(message)
    {
    }
}
