using System.Management.Automation;
using HubSpotConversations.Changes;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Commands;

/// <summary>Archives threads. HubSpot permanently deletes archived threads after 30 days.</summary>
/// <remarks>
/// <para>
/// Moves threads to HubSpot's trash, by id or from the pipeline. You can restore a thread for 30 days with
/// Restore-HubSpotThread. After that, HubSpot permanently deletes it with all its messages.
/// </para>
/// <para>
/// The cmdlet asks for confirmation before each thread. Use -Confirm:$false to skip the question, or -WhatIf to
/// preview. A thread that doesn't exist causes the error HubSpotNotFound, and the cmdlet still archives the others.
/// </para>
/// </remarks>
/// <example>
/// <para>Archive a thread</para>
/// <code>
/// Remove-HubSpotThread 6065362089 -Confirm:$false
/// </code>
/// <para>Archives the thread without asking for confirmation.</para>
/// </example>
/// <example>
/// <para>Preview which spam threads would be archived</para>
/// <code>
/// Get-HubSpotThread -Spam | Remove-HubSpotThread -WhatIf
/// </code>
/// <para>Shows the threads without archiving them.</para>
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
