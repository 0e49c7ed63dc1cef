namespace HubSpotConversations.Connections;

/// <summary>A cmdlet with a -Connection parameter.</summary>
internal interface IConnectedCmdlet
{
    /// <summary>The connection that the user specified; null for the default connection.</summary>
    HubSpotConnection? Connection { get; }
}
