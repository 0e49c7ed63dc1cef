using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Adds an internal note to a thread, which nobody outside ever gets.</summary>
/// <remarks>
/// <para>
/// Adds comments from parameters, from texts, and from the rows of a CSV file with columns named like the parameters.
/// Attachments that are piped in are gathered into one comment. HubSpot shows the app as its author.
/// </para>
/// <para>Threads of a help desk may refuse comments.</para>
/// </remarks>
/// <example>
/// <para>Leaves a note for colleagues</para>
/// <code>
/// Add-HubSpotThreadComment -ThreadId 6065362001 -Text 'Called her back, all settled.'
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Add, "HubSpotThreadComment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(CommentMessage))]
public sealed class AddHubSpotThreadCommentCommand : CompositionCmdlet, IConnectedCmdlet
{
    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default connection of
    /// this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    private protected override DraftParts? PartsOf(object draft) => draft switch
    {
        CommentDraft comment => DraftParts.Of(comment),
        MessageDraft => throw new HubSpotValidationException(
            nameof(InputObject),
            "A message for a customer can't be added as an internal note: send it with Send-HubSpotThreadMessage."),
        _ => null,
    };

    private protected override void Compose(DraftParts parts, PSObject? target)
    {
        CommentDraft draft = parts.ToCommentDraft();
        ProcessItem(target ?? (object)draft, () =>
        {
            DraftRules.CheckComplete(draft);
            if (ShouldProcess($"thread {draft.ThreadId}", DraftSummary.ToAdd(draft)))
            {
                WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                    client.Threads.AddCommentAsync(draft, cancellationToken)));
            }
        });
    }
}
