namespace HubSpotConversations.Pipeline;

/// <summary>A cmdlet that takes a connection from its user.</summary>
internal interface IConnectedCmdlet
{
    /// <summary>What the user gave; null for the default connection.</summary>
    HubSpotConnection? Connection { get; }
}
