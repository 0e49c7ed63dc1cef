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
/// each actor is emitted once, in the order of their first appearance. What the connection has met already is not asked
/// for again, unless with -Force or -Property.
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
    private ActorLookup? _batch;

    /// <summary>The actors, for example A-52301001 or E-jane@example.com.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    // In this order: an assignment has an author and an assignee, and messages pipe in by their author.
    [Alias("CreatedBy", "AssignedTo", "SenderActorId")]
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
                ProcessItem(actorId, () => Gather(actorId));
            }
        }
    }

    /// <summary>Gets the rest.</summary>
    protected override void EndProcessing() => WriteGathered();

    private void Gather(string actorId)
    {
        _batch ??= new ActorLookup(CurrentConnection.Client.Directory, Property, Force);
        _batch.Add(actorId);

        // With nobody unknown before it, one who is known need not wait.
        if (_batch.Unknown.Count is 0 or BatchSize)
        {
            WriteGathered();
        }
    }

    private void WriteGathered()
    {
        if (_batch is not { } batch)
        {
            return;
        }

        _batch = null;
        bool isAnswered = batch.Unknown.Count == 0;
        if (!isAnswered)
        {
            ProcessItem(batch.Unknown.Count == 1 ? batch.Unknown[0] : batch.Unknown, () =>
            {
                batch.Take(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                    client.Actors.GetBatchAsync(batch.Unknown, batch.Properties, cancellationToken)));
                isAnswered = true;
            });
        }

        foreach (string actorId in batch.Ids.Where(id => isAnswered || batch.Knows(id)))
        {
            ProcessItem(actorId, () => WriteObject(batch.Get(actorId)));
        }
    }
}
