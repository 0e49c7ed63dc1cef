using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Lookup;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Gets actors: the people and programs that write in threads or are assigned to them.</summary>
/// <remarks>
/// <para>
/// Gets actors by their ids. The first letter of an id shows the kind of actor: A- for an agent, V- for a visitor, E-
/// for an email address, B- for a bot, I- for an app, S- for HubSpot itself, and L- for a language model.
/// </para>
/// <para>
/// The cmdlet collects ids from the pipeline and requests up to a hundred at a time. It emits each actor once, in the
/// order in which the ids first appear. It doesn't request actors again that the connection has already cached, unless
/// you specify -Force or -Property.
/// </para>
/// <para>
/// Pipe in threads to get the assigned actors, messages to get their authors, or owners to get their actors. An actor
/// that doesn't exist causes the error HubSpotNotFound, and the cmdlet still gets the others.
/// </para>
/// </remarks>
/// <example>
/// <para>Look up two actors</para>
/// <code>
/// Get-HubSpotActor V-701, A-52301001
/// </code>
/// <para>Gets both actors.</para>
/// </example>
/// <example>
/// <para>Show who wrote in a thread</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 | Get-HubSpotActor
/// </code>
/// <para>Gets the author of each entry in the thread.</para>
/// </example>
/// <example>
/// <para>Show who is assigned to the open threads</para>
/// <code>
/// Get-HubSpotThread -Status Open -Inbox Sales | Where-Object AssignedTo -Like A-* | Get-HubSpotActor
/// </code>
/// <para>Gets the agents that are assigned to the open threads of the inbox.</para>
/// </example>
/// <seealso cref="GetHubSpotOwnerCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotActor")]
[OutputType(typeof(Actor))]
public sealed class GetHubSpotActorCommand : ConnectedCmdlet
{
    private const int BatchSize = 100;

    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private ActorLookup? _batch;

    /// <summary>The ids of the actors, for example A-52301001 or E-jane@example.com.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    // The order matters: an assignment has both an author and an assignee, and the author must win.
    [Alias("CreatedBy", "AssignedTo", "SenderActorId")]
    [IdTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public string?[]? ActorId { get; set; }

    /// <summary>
    /// The fields to request, by their HubSpot names, for example name. Other fields may be empty. The default is all
    /// fields.
    /// </summary>
    [Parameter]
    public string[] Property { get; set; } = [];

    /// <summary>Requests actors again even if the connection has cached them.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Collects ids, and gets the actors when there are enough.</summary>
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

    /// <summary>Gets the remaining actors.</summary>
    protected override void EndProcessing() => WriteGathered();

    private void Gather(string actorId)
    {
        _batch ??= new ActorLookup(CurrentConnection.Client.Directory, Property, Force);
        _batch.Add(actorId);

        // A cached actor is emitted immediately if no earlier id is still waiting.
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
