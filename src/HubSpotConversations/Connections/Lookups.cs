using HubSpotConversations.Lookup;

namespace HubSpotConversations.Connections;

/// <summary>Finds ids by name or email address.</summary>
internal static class Lookups
{
    /// <summary>The id of an inbox, by id or name.</summary>
    public static string FindInbox(this ModuleCmdlet cmdlet, string inbox)
        => cmdlet.CallHubSpot(cmdlet.CurrentConnection, (client, cancellationToken) =>
            InboxLookup.FindAsync(client, inbox, cancellationToken));

    /// <summary>The actor id of an agent, by id or email address.</summary>
    public static string FindAgent(this ModuleCmdlet cmdlet, string agent, string parameter)
        => cmdlet.CallHubSpot(cmdlet.CurrentConnection, (client, cancellationToken) =>
            AgentLookup.FindAsync(client, agent, parameter, cancellationToken));
}
