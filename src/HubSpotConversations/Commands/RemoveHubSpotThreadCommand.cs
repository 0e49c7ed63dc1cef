using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Archives threads: puts them in the trash, where HubSpot deletes them for good after 30 days.</summary>
/// <remarks>
/// <para>
/// Puts each thread that is given by its id or comes down the pipeline in HubSpot's trash. For 30 days
/// Restore-HubSpotThread takes it out again; after that HubSpot deletes it for good, with all its messages.
/// </para>
/// <para>
/// It asks before each thread. -Confirm:$false does not ask, -WhatIf only shows. A thread that does not exist is
/// HubSpotNotFound; it is an error of that thread, and the others are archived all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Archives a thread</para>
/// <code>
/// Remove-HubSpotThread 6065362089 -Confirm:$false
/// </code>
/// </example>
/// <example>
/// <para>Shows which threads would be archived: all that are spam</para>
/// <code>
/// Get-HubSpotThread -Spam | Remove-HubSpotThread -WhatIf
/// </code>
/// </example>
/// <seealso cref="RestoreHubSpotThreadCommand"/>
/// <seealso cref="SetHubSpotThreadCommand"/>
[Cmdlet(VerbsCommon.Remove, "HubSpotThread", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ConversationThread))]
public sealed class RemoveHubSpotThreadCommand : ThreadChangeCmdlet
{
    private protected override string Activity => "Archiving threads";

    private protected override string Action => "Archive (HubSpot deletes it for good after 30 days)";

    private protected override ThreadQuery WhereItIs => new() { Archived = true };

    private protected override async Task<ConversationThread?> ChangeAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken)
    {
        await client.Threads.ArchiveAsync(threadId, cancellationToken).ConfigureAwait(false);
        return null;
    }
}
