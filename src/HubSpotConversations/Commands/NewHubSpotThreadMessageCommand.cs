using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Composes a message without sending it.</summary>
/// <remarks>
/// <para>
/// Makes a draft, to look at, to keep, or to pipe into Send-HubSpotThreadMessage. Nothing is sent and nothing is asked
/// of HubSpot. What is given is checked, with the error HubSpotValidationFailed; what is missing may be given later,
/// when it is sent.
/// </para>
/// <para>
/// Attachments that are piped in are gathered into one draft; texts, other drafts and rows become one draft each. Where
/// a draft that is piped in has a value and a parameter gives another, the parameter counts.
/// </para>
/// </remarks>
/// <example>
/// <para>Composes an email with two files and sends it</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362089
///     Text             = 'Both documents.'
///     Subject          = 'Your documents'
///     Recipient        = 'jane.doe@example.com'
///     ChannelId        = 'EMAIL'
///     ChannelAccountId = 62001
/// }
/// $draft = New-HubSpotAttachment -FileId 190001, 190002 | New-HubSpotThreadMessage @message
/// $draft | Send-HubSpotThreadMessage -Sender A-52301001
/// </code>
/// </example>
/// <example>
/// <para>Makes a draft of each text</para>
/// <code>
/// 'Hello Jane', 'Are you still there?' | New-HubSpotThreadMessage -ThreadId 6065362089
/// </code>
/// </example>
/// <example>
/// <para>Makes a variant of a draft</para>
/// <code>
/// $draft = New-HubSpotThreadMessage -Text 'We are closed on Monday.' -Recipient jane.doe@example.com
/// $draft | New-HubSpotThreadMessage -ThreadId 6065362089 -Text 'We are closed on Tuesday.'
/// </code>
/// </example>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
/// <seealso cref="NewHubSpotRecipientCommand"/>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
[Cmdlet(VerbsCommon.New, "HubSpotThreadMessage")]
[OutputType(typeof(MessageDraft))]
public sealed class NewHubSpotThreadMessageCommand : MessageCompositionCmdlet
{
    private protected override void Compose(MessageDraft draft, PSObject? target)
    {
        ProcessItem(target ?? (object)draft, () =>
        {
            DraftRules.CheckParts(draft);
            WriteObject(draft);
        });
    }
}
