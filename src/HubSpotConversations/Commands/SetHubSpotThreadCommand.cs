using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Opens, closes and assigns threads.</summary>
/// <remarks>
/// <para>
/// Changes each thread that is given by its id or comes down the pipeline. An assignment is made before the status is
/// changed. Of an object in the pipeline its ThreadId counts and nothing else: what to do stands on the command line.
/// </para>
/// <para>
/// An agent is given by actor id (A-52301001), by email address, or as an owner that Get-HubSpotOwner found. Whoever
/// replies in a thread is assigned to it by HubSpot without being asked.
/// </para>
/// <para>
/// The status of an archived thread can't be changed: restore it first, with Restore-HubSpotThread. A thread that does
/// not exist is HubSpotNotFound; it is an error of that thread, and the others are changed all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Closes a thread</para>
/// <code>
/// Set-HubSpotThread 6065362089 -Status Closed
/// </code>
/// </example>
/// <example>
/// <para>Gives the open threads of an inbox that nobody works on to an agent</para>
/// <code>
/// Get-HubSpotThread -Status Open -Inbox Support -Unassigned |
///     Set-HubSpotThread -AssignedTo maya.lindqvist@acme.example -PassThru
/// </code>
/// </example>
/// <example>
/// <para>Takes a thread from whoever works on it, and opens it again</para>
/// <code>
/// Set-HubSpotThread 6065362094 -Unassign -Status Open
/// </code>
/// </example>
/// <example>
/// <para>Shows what would be closed</para>
/// <code>
/// Get-HubSpotThread -Status Open -Spam | Set-HubSpotThread -Status Closed -WhatIf
/// </code>
/// </example>
/// <seealso cref="GetHubSpotThreadCommand"/>
/// <seealso cref="RemoveHubSpotThreadCommand"/>
/// <seealso cref="RestoreHubSpotThreadCommand"/>
[Cmdlet(VerbsCommon.Set, "HubSpotThread", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConversationThread))]
public sealed class SetHubSpotThreadCommand : ThreadChangeCmdlet
{
    private string? _agent;

    /// <summary>Open or Closed.</summary>
    [Parameter]
    [ValidateSet("Open", "Closed")]
    public string? Status { get; set; }

    /// <summary>
    /// The agent who is to work on the threads: an actor id (A-52301001), an email address, or an owner as
    /// Get-HubSpotOwner gives it.
    /// </summary>
    [Parameter]
    [ActorTransformation]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? AssignedTo { get; set; }

    /// <summary>Takes the threads from whoever works on them.</summary>
    [Parameter]
    public SwitchParameter Unassign { get; set; }

    private protected override string Activity => "Changing threads";

    private protected override string Action
        => string.Join(" and ", Steps()) is var steps && steps.Length > 0
            ? char.ToUpperInvariant(steps[0]) + steps.Substring(1)
            : steps;

    /// <summary>Finds out what to do, before anything is done.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            CheckWork();
            _agent = AssignedTo is { } agent ? this.FindAgent(agent, nameof(AssignedTo)) : null;
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
        if (AssignedTo is not null && Unassign)
        {
            throw new HubSpotValidationException(
                nameof(Unassign), "A thread is given to somebody or taken away: give -AssignedTo or -Unassign, not "
                + "both.");
        }

        if (MyInvocation.BoundParameters.ContainsKey(nameof(AssignedTo)) && AssignedTo is null)
        {
            throw new HubSpotValidationException(
                nameof(AssignedTo), "-AssignedTo is empty. Give an agent, or -Unassign to take the threads away.");
        }

        if (Status is null && AssignedTo is null && !Unassign)
        {
            throw new HubSpotValidationException(
                nameof(Status), "There is nothing to change: give -Status, -AssignedTo or -Unassign.");
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
            string.Equals(AssignedTo, agent, StringComparison.Ordinal) ? agent : $"{AssignedTo} ({agent})", 120);
}
