using System.Management.Automation;
using HubSpotConversations.Changes;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Commands;

/// <summary>Restores archived threads from the trash.</summary>
/// <remarks>
/// <para>
/// Restores threads from HubSpot's trash, by id or from the pipeline. HubSpot permanently deletes threads 30 days after
/// you archive them. Get-HubSpotThread -Archived lists the trash.
/// </para>
/// <para>
/// A thread that doesn't exist anymore causes the error HubSpotNotFound, and the cmdlet still restores the others.
/// </para>
/// </remarks>
/// <example>
/// <para>Restore a thread</para>
/// <code>
/// Restore-HubSpotThread 6065362095 -PassThru
/// </code>
/// <para>Restores the thread and emits it.</para>
/// </example>
/// <example>
/// <para>Restore all threads in the trash</para>
/// <code>
/// Get-HubSpotThread -Archived | Restore-HubSpotThread
/// </code>
/// <para>Gets the archived threads and restores each one.</para>
/// </example>
/// <seealso cref="RemoveHubSpotThreadCommand"/>
/// <seealso cref="GetHubSpotThreadCommand"/>
[Cmdlet(VerbsData.Restore, "HubSpotThread", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConversationThread))]
public sealed class RestoreHubSpotThreadCommand : ThreadChangeCmdlet
{
    private protected override string Activity => "Restoring threads";

    private protected override string Action => "Restore";

    private protected override async Task<ConversationThread?> ChangeAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken)
        => await client.Threads.RestoreAsync(threadId, cancellationToken).ConfigureAwait(false);
}
