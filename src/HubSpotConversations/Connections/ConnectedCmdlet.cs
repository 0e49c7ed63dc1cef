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

    /// <summary>Finds the ids of inboxes, by id or name.</summary>
    private protected string[] FindInboxes(IEnumerable<string?>? inboxes) => FindAll(inboxes, InboxLookup.FindAsync);

    /// <summary>Finds the ids of channels, by id or name.</summary>
    private protected string[] FindChannels(IEnumerable<string?>? channels)
        => FindAll(channels, ChannelLookup.FindAsync);

    /// <summary>Finds the ids of channel accounts, by id, name or address.</summary>
    private protected string[] FindChannelAccounts(IEnumerable<string?>? accounts)
        => FindAll(accounts, ChannelLookup.FindAccountsAsync);

    /// <summary>Finds the actor ids of agents, by id, email address or name.</summary>
    private protected string[] FindAgents(IEnumerable<string?>? agents, string parameter)
        => FindAll(agents, (client, agent, cancellationToken) =>
            AgentLookup.FindAllAsync(client, agent, parameter, cancellationToken));

    /// <summary>Finds the id of a contact, by id, email address or name.</summary>
    private protected string FindContact(string contact)
        => CallHubSpot(CurrentConnection, (client, cancellationToken) =>
            ContactLookup.FindAsync(client, contact, cancellationToken));

    /// <summary>Finds the actor id of one agent, by id, email address or name.</summary>
    private protected string FindAgent(string agent, string parameter)
        => CallHubSpot(CurrentConnection, (client, cancellationToken) =>
            AgentLookup.FindAsync(client, agent, parameter, cancellationToken));

    private string[] FindAll(
        IEnumerable<string?>? names, Func<ConversationsClient, string, CancellationToken, Task<string[]>> find)
        => Ids.Given(names)
            .SelectMany(name => CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                find(client, name, cancellationToken)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray();

    /// <summary>Gets and writes the objects that match each id or name. A failure is an error of that name only.</summary>
    private protected void WriteMatches<T>(
        IEnumerable<string?>? names,
        Func<ConversationsClient, string, CancellationToken, Task<string[]>> find,
        Func<ConversationsClient, string, CancellationToken, Task<T>> get)
    {
        foreach (string name in Ids.Given(names))
        {
            ProcessItem(name, () => WriteEach(FindAll([name], find), get));
        }
    }

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
