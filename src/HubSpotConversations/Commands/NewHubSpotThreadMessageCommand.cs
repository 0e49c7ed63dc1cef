using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Composes a message without sending it.</summary>
/// <remarks>
/// <para>
/// Makes a draft, to look at, to keep, or to pipe into Send-HubSpotThreadMessage. Nothing is sent and nothing is asked of
/// HubSpot. What is given is checked; what is missing may be given later, when it is sent.
/// </para>
/// <para>Attachments that are piped in are gathered into one draft; texts, other drafts and rows become one draft each.</para>
/// </remarks>
/// <example>
/// <para>Composes an email with two files and sends it</para>
/// <code>
/// $draft = New-HubSpotAttachment -FileId 190001, 190002 | New-HubSpotThreadMessage -ThreadId 6065362001 -Text 'Both documents.' -Recipient jane@example.com -ChannelId EMAIL -ChannelAccountId 500101
/// $draft | Send-HubSpotThreadMessage -SenderActorId A-4711001
/// </code>
/// </example>
[Cmdlet(VerbsCommon.New, "HubSpotThreadMessage")]
[OutputType(typeof(MessageDraft))]
public sealed class NewHubSpotThreadMessageCommand : MessageCompositionCmdlet
{
    private protected override void Compose(DraftParts parts, PSObject? target)
    {
        MessageDraft draft = parts.ToMessageDraft();
        ProcessItem(target ?? (object)draft, () =>
        {
            DraftRules.CheckParts(draft);
            WriteObject(draft);
        });
    }
}
