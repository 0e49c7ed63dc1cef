using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Restores archived threads: takes them out of the trash.</summary>
/// <remarks>
/// <para>
/// Takes each thread that is given by its id or comes down the pipeline out of HubSpot's trash, within the 30 days
/// after which HubSpot deletes it for good. Get-HubSpotThread -Archived lists the trash.
/// </para>
/// <para>
/// A thread that does not exist any more is HubSpotNotFound; it is an error of that thread, and the others are restored
/// all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Restores a thread</para>
/// <code>
/// Restore-HubSpotThread 6065362095 -PassThru
/// </code>
/// </example>
/// <example>
/// <para>Empties the trash into the inbox</para>
/// <code>
/// Get-HubSpotThread -Archived | Restore-HubSpotThread
/// </code>
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
