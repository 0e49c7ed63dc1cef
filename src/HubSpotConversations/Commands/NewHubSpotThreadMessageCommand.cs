using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Sending;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Commands;

/// <summary>Creates a draft of a message without sending it.</summary>
/// <remarks>
/// <para>
/// Creates a draft that you can review, store, or pipe into Send-HubSpotThreadMessage. The cmdlet makes no request.
/// Invalid values cause the error HubSpotValidationFailed. You can specify missing values later, when you send the
/// draft.
/// </para>
/// <para>
/// Attachments from the pipeline are combined into one draft. Each text, draft or row becomes its own draft. A
/// parameter overrides the value of a piped draft.
/// </para>
/// </remarks>
/// <example>
/// <para>Compose an email with two files and send it</para>
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
/// <para>Creates the draft first and sends it in a second step.</para>
/// </example>
/// <example>
/// <para>Create a draft from each text</para>
/// <code>
/// 'Hello Jane', 'Are you still there?' | New-HubSpotThreadMessage -ThreadId 6065362089
/// </code>
/// <para>Creates two drafts for the same thread.</para>
/// </example>
/// <example>
/// <para>Create a variant of a draft</para>
/// <code>
/// $draft = New-HubSpotThreadMessage -Text 'We are closed on Monday.' -Recipient jane.doe@example.com
/// $draft | New-HubSpotThreadMessage -ThreadId 6065362089 -Text 'We are closed on Tuesday.'
/// </code>
/// <para>Copies the recipient of the first draft and replaces its text.</para>
/// </example>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
/// <seealso cref="NewHubSpotRecipientCommand"/>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
[Cmdlet(VerbsCommon.New, "HubSpotThreadMessage", DefaultParameterSetName = RecipientSet)]
[OutputType(typeof(MessageDraft))]
public sealed class NewHubSpotThreadMessageCommand : MessageCompositionCmdlet
{
    private protected override void Compose(MessageDraft draft, PSObject? target)
    {
        DraftRules.CheckParts(draft);
        WriteObject(draft);
    }
}
