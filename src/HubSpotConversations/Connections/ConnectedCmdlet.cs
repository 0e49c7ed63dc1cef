using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Lookup;
using HubSpotConversations.Resources;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Connections;

/// <summary>The base of all cmdlets with the parameter -Connection.</summary>
public abstract class ConnectedCmdlet : ModuleCmdlet
{
    private HubSpotConnection? _current;

    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. The default is the default
    /// connection of this runspace. If there isn't one, the cmdlet connects with the token in the environment variable
    /// HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>The connection to use: the one of the user, or the default connection.</summary>
    /// <exception cref="HubSpotNotConnectedException">There isn't a connection.</exception>
    internal HubSpotConnection CurrentConnection => _current ??= Connection ?? FindDefaultConnection()
        ?? throw new HubSpotNotConnectedException(
            DefaultConnection.HasFailed
                ? "There isn't a HubSpot connection, because the last Connect-HubSpot failed. "
                    + "Run Connect-HubSpot again."
                : "There isn't a HubSpot connection. Run Connect-HubSpot first, or set "
                    + $"{EnvironmentVariables.AccessToken}.");

    /// <summary>The connection that the cmdlet will use; null if there isn't one yet.</summary>
    internal HubSpotConnection? KnownConnection => _current ?? Connection ?? FindDefaultConnection();

    /// <summary>Finds the sender to use if the user specifies none; null if there isn't one.</summary>
    private protected string? DefaultSender => KnownConnection?.DefaultSender;

    /// <summary>Finds the id of an inbox, by id or name.</summary>
    private protected string FindInbox(string inbox)
        => CallHubSpot(CurrentConnection, (client, cancellationToken) =>
            InboxLookup.FindAsync(client, inbox, cancellationToken));

    /// <summary>Finds the actor id of an agent, by id or email address.</summary>
    private protected string FindAgent(string agent, string parameter)
        => CallHubSpot(CurrentConnection, (client, cancellationToken) =>
            AgentLookup.FindAsync(client, agent, parameter, cancellationToken));

    /// <summary>Gets and writes an object for each id. A failure is an error of that id only.</summary>
    private protected void WriteEach<T>(
        IEnumerable<string?>? ids, Func<ConversationsClient, string, CancellationToken, Task<T>> get)
    {
        foreach (string id in Ids.Given(ids))
        {
            ProcessItem(id, () => WriteObject(CallHubSpot(
                CurrentConnection, (client, cancellationToken) => get(client, id, cancellationToken))));
        }
    }
}
