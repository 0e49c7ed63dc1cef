using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Changes;
using HubSpotConversations.Completion;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Commands;

/// <summary>Opens, closes and assigns threads.</summary>
/// <remarks>
/// <para>
/// Changes threads by id or from the pipeline. The cmdlet assigns a thread before it changes the status. It uses only
/// the ThreadId of a pipeline object; specify the change with parameters.
/// </para>
/// <para>HubSpot automatically assigns a thread to the person who replies in it.</para>
/// <para>
/// You can't change the status of an archived thread. Restore it first with Restore-HubSpotThread. A thread that
/// doesn't exist causes the error HubSpotNotFound, and the cmdlet still changes the others.
/// </para>
/// </remarks>
/// <example>
/// <para>Close a thread</para>
/// <code>
/// Set-HubSpotThread 6065362089 -Status Closed
/// </code>
/// <para>Sets the status of the thread to closed.</para>
/// </example>
/// <example>
/// <para>Assign the unassigned threads of an inbox to an agent</para>
/// <code>
/// Get-HubSpotThread -Status Open -Inbox Support -Unassigned |
///     Set-HubSpotThread -AssignedTo maya.lindqvist@acme.example -PassThru
/// </code>
/// <para>Assigns each open thread to the agent and emits the changed threads.</para>
/// </example>
/// <example>
/// <para>Unassign a thread and reopen it</para>
/// <code>
/// Set-HubSpotThread 6065362094 -Unassign -Status Open
/// </code>
/// <para>Removes the agent and sets the status to open.</para>
/// </example>
/// <example>
/// <para>Preview which threads would be closed</para>
/// <code>
/// Get-HubSpotThread -Status Open -Spam | Set-HubSpotThread -Status Closed -WhatIf
/// </code>
/// <para>Shows the open spam threads that would be closed.</para>
/// </example>
/// <seealso cref="GetHubSpotThreadCommand"/>
/// <seealso cref="RemoveHubSpotThreadCommand"/>
/// <seealso cref="RestoreHubSpotThreadCommand"/>
[Cmdlet(
    VerbsCommon.Set,
    "HubSpotThread",
    DefaultParameterSetName = StatusSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConversationThread))]
public sealed class SetHubSpotThreadCommand : ThreadChangeCmdlet
{
    private const string StatusSet = "Status";
    private const string AssignSet = "Assign";
    private const string UnassignSet = "Unassign";

    private string? _agent;

    /// <summary>The new status: Open or Closed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StatusSet)]
    [Parameter(ParameterSetName = AssignSet)]
    [Parameter(ParameterSetName = UnassignSet)]
    [ValidateSet("Open", "Closed")]
    public string? Status { get; set; }

    /// <summary>
    /// The agent to assign the threads to. Specify a name or a unique part of it, an email address, an actor id
    /// (A-52301001), or an owner from Get-HubSpotOwner.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = AssignSet)]
    [ActorTransformation]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? AssignedTo { get; set; }

    /// <summary>Unassigns the threads.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UnassignSet)]
    public SwitchParameter Unassign { get; set; }

    private protected override string Activity => "Changing threads";

    private protected override string Action
        => string.Join(" and ", Steps()) is var steps && steps.Length > 0
            ? char.ToUpperInvariant(steps[0]) + steps.Substring(1)
            : steps;

    /// <summary>Checks the parameters and finds the agent, before any thread is changed.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            CheckWork();
            _agent = AssignedTo is { } agent ? FindAgent(agent, nameof(AssignedTo)) : null;
        }
        catch (HubSpotException exception)
        {
            ThrowFailure(exception, AssignedTo);
        }
    }

    private protected override async Task<ConversationThread?> ChangeAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken)
    {
        ConversationThread? changed = null;
        if (_agent is not null)
        {
            changed = await client.Threads.AssignAsync(threadId, _agent, cancellationToken).ConfigureAwait(false);
        }
        else if (Unassign)
        {
            await client.Threads.UnassignAsync(threadId, cancellationToken).ConfigureAwait(false);
        }

        return Status is null
            ? changed
            : await client.Threads.SetStatusAsync(threadId, Status.ToUpperInvariant(), cancellationToken)
                .ConfigureAwait(false);
    }

    private void CheckWork()
    {
        if (ParameterSetName == AssignSet && string.IsNullOrEmpty(AssignedTo))
        {
            throw new HubSpotValidationException(
                nameof(AssignedTo), "-AssignedTo is empty. Specify an agent, or use -Unassign instead.");
        }

        if (ParameterSetName == UnassignSet && !Unassign && Status is null)
        {
            throw new HubSpotValidationException(
                nameof(Unassign), "There is nothing to change. Specify -Status, -AssignedTo or -Unassign.");
        }
    }

    private IEnumerable<string> Steps()
    {
        if (_agent is not null)
        {
            yield return $"assign to {Who(_agent)}";
        }

        if (Unassign)
        {
            yield return "unassign";
        }

        if (Status is not null)
        {
            yield return string.Equals(Status, ThreadStatuses.Open, StringComparison.OrdinalIgnoreCase)
                ? "open"
                : "close";
        }
    }

    private string Who(string agent)
        => DisplayText.OneLine(
            string.Equals(AssignedTo, agent, StringComparison.Ordinal) ? agent
                : AssignedTo!.IndexOf('@') >= 0 ? $"{AssignedTo} ({agent})"
                : $"{CurrentConnection.Client.Directory.ActorName(agent) ?? AssignedTo} ({agent})",
            120);
}
