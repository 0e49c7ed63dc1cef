using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets actors: who wrote, who is assigned, who answers.</summary>
/// <remarks>
/// <para>
/// An actor's id begins with a letter for its kind: A- agent, V- visitor, E- email address, B- bot, I- app, S- HubSpot
/// itself, L- language model. The ids that come down the pipeline are gathered and asked for a hundred at a time, and
/// each actor is emitted once. What the connection has met already is not asked for again, unless with -Force.
/// </para>
/// <para>
/// Threads pipe in by who is assigned, messages by who wrote them, owners by their actor.
/// </para>
/// <para>
/// An actor that does not exist is HubSpotNotFound; it is an error of that one, and the others are got all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Tells who an id is</para>
/// <code>
/// Get-HubSpotActor V-701, A-52301001
/// </code>
/// </example>
/// <example>
/// <para>Tells who wrote in a thread</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 | Get-HubSpotActor
/// </code>
/// </example>
/// <example>
/// <para>Tells who works on the open threads</para>
/// <code>
/// Get-HubSpotThread -Status Open -Inbox Sales | Where-Object AssignedTo -Like A-* | Get-HubSpotActor
/// </code>
/// </example>
/// <seealso cref="GetHubSpotOwnerCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotActor")]
[OutputType(typeof(Actor))]
public sealed class GetHubSpotActorCommand : ModuleCmdlet, IConnectedCmdlet
{
    private const int BatchSize = 100;

    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _waiting = [];

    /// <summary>The actors, for example A-52301001 or E-jane@example.com.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AssignedTo", "CreatedBy", "SenderActorId")]
    [IdTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public string?[]? ActorId { get; set; }

    /// <summary>
    /// The fields to ask for, as HubSpot spells them, for example name; the others may be missing then. Without it,
    /// all.
    /// </summary>
    [Parameter]
    public string[] Property { get; set; } = [];

    /// <summary>Asks HubSpot for those too that the connection has met already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>Gathers ids, and gets the actors when there are enough.</summary>
    protected override void ProcessRecord()
    {
        foreach (string actorId in Ids.Given(ActorId))
        {
            if (_seen.Add(actorId))
            {
                _waiting.Add(actorId);
            }

            if (_waiting.Count == BatchSize)
            {
                GetWaiting();
            }
        }
    }

    /// <summary>Gets the rest.</summary>
    protected override void EndProcessing()
    {
        if (_waiting.Count > 0)
        {
            GetWaiting();
        }
    }

    private void GetWaiting()
    {
        string[] ids = _waiting.ToArray();
        _waiting.Clear();
        ProcessItem(ids.Length == 1 ? ids[0] : ids, () =>
        {
            HubSpotConnection connection = CurrentConnection;
            var batch = new ActorLookup(connection.Client.Directory, Property, Force);
            string[] unknown = ids.Where(id => !batch.Knows(id)).ToArray();
            if (unknown.Length > 0)
            {
                batch.Add(CallHubSpot(connection, (client, cancellationToken) =>
                    client.Actors.GetBatchAsync(unknown, batch.Properties, cancellationToken)));
            }

            foreach (string id in ids)
            {
                ProcessItem(id, () => WriteObject(batch.Get(id)));
            }
        });
    }
}
