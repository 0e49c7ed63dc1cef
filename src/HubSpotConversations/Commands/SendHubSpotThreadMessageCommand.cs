using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Sends a message to the people on the other side of a thread.</summary>
/// <remarks>
/// <para>
/// Sends messages from parameters, from drafts that New-HubSpotThreadMessage made, from texts, and from the rows of a CSV
/// file with columns named like the parameters. Attachments that are piped in are gathered into one message, whose text is
/// in -Text.
/// </para>
/// <para>
/// What is missing or wrong is refused before any request. A message is never sent twice: where it left this machine and
/// no answer tells what became of it, the error HubSpotDeliveryUnknown says so, and its exception has the draft.
/// </para>
/// <para>HubSpot accepts a message first and delivers it later: whether it arrived shows in its status afterwards.</para>
/// </remarks>
/// <example>
/// <para>Answers an email</para>
/// <code>
/// Send-HubSpotThreadMessage -ThreadId 6065362001 -Text 'Thanks, it is on its way.' -Recipient jane@example.com -ChannelId EMAIL -ChannelAccountId 500101 -SenderActorId A-4711001
/// </code>
/// </example>
[Cmdlet(VerbsCommunications.Send, "HubSpotThreadMessage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConversationMessage))]
public sealed class SendHubSpotThreadMessageCommand : MessageCompositionCmdlet, IConnectedCmdlet
{
    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default connection of
    /// this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    private protected override void Compose(DraftParts parts, PSObject? target)
    {
        MessageDraft draft = (parts with { SenderActorId = parts.SenderActorId ?? FindConnection()?.DefaultSender }).ToMessageDraft();
        ProcessItem(target ?? (object)draft, () =>
        {
            DraftRules.CheckComplete(draft);
            if (ShouldProcess($"thread {draft.ThreadId}", DraftSummary.ToSend(draft)))
            {
                WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                    client.Threads.SendMessageAsync(draft, cancellationToken)));
            }
        });
    }
}
