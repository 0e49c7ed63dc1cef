using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Sends a message to the people on the other side of a thread.</summary>
/// <remarks>
/// <para>
/// Sends messages from parameters, from drafts that New-HubSpotThreadMessage made, from texts, and from the rows of a
/// CSV file with columns named like the parameters. Attachments that are piped in are gathered into one message, whose
/// text is in -Text.
/// </para>
/// <para>
/// A message needs -ThreadId, -Text, -Recipient, -ChannelId, -ChannelAccountId and -SenderActorId (or the connection's
/// default sender). What is missing or wrong is refused before any request, with the error HubSpotValidationFailed.
/// HubSpot does not send over WhatsApp this way.
/// </para>
/// <para>
/// A message is never sent twice: where it left this machine and no answer tells what became of it, the error
/// HubSpotDeliveryUnknown says so, and its exception has the draft. Look at the thread before you send it again.
/// </para>
/// <para>
/// An error is of one message, and the other ones of the pipeline are sent all the same. Only where every one would
/// fail (not connected, token refused, daily limit reached) the call ends.
/// </para>
/// <para>
/// HubSpot accepts a message first and delivers it later: whether it arrived shows in its status afterwards.
/// </para>
/// </remarks>
/// <example>
/// <para>Answers an email</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362089
///     Text             = 'Thanks, it is on its way.'
///     RichText         = '&lt;p&gt;Thanks, it is &lt;b&gt;on its way&lt;/b&gt;.&lt;/p&gt;'
///     Recipient        = 'jane.doe@example.com'
///     ChannelId        = 'EMAIL'
///     ChannelAccountId = 62001
///     SenderActorId    = 'A-52301001'
/// }
/// Send-HubSpotThreadMessage @message
/// </code>
/// </example>
/// <example>
/// <para>Sends an email with a copy to somebody else</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362089
///     Text             = 'The dates are fixed.'
///     Recipient        = 'jane.doe@example.com', @{ EmailAddress = 'boss@example.com'; RecipientField = 'Cc' }
///     ChannelId        = 'EMAIL'
///     ChannelAccountId = 62001
///     SenderActorId    = 'A-52301001'
/// }
/// Send-HubSpotThreadMessage @message
/// </code>
/// </example>
/// <example>
/// <para>Asks a visitor of the live chat a question with answers to choose from</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362090
///     Text             = 'May we call you?'
///     Recipient        = New-HubSpotRecipient -OpaqueId chat-visitor-701
///     ChannelId        = 'LIVE_CHAT'
///     ChannelAccountId = 62003
///     SenderActorId    = 'A-52301001'
/// }
/// New-HubSpotAttachment -QuickReply 'Yes', 'No' | Send-HubSpotThreadMessage @message
/// </code>
/// </example>
/// <example>
/// <para>Sends the replies in a CSV file</para>
/// <code>
/// $sender = @{ ChannelId = 'EMAIL'; ChannelAccountId = 62001; SenderActorId = 'A-52301001' }
/// Import-Csv replies.csv | Send-HubSpotThreadMessage @sender   # doc: not run
/// </code>
/// <para>The file has the columns ThreadId, Text and Recipient. Run it with -WhatIf first.</para>
/// </example>
/// <example>
/// <para>Shows what would be sent, and sends nothing</para>
/// <code>
/// $draft = New-HubSpotThreadMessage -ThreadId 6065362089 -Text 'Hello' -Recipient jane.doe@example.com
/// $sender = @{ ChannelId = 'EMAIL'; ChannelAccountId = 62001; SenderActorId = 'A-52301001' }
/// $draft | Send-HubSpotThreadMessage @sender -WhatIf
/// </code>
/// </example>
/// <seealso cref="NewHubSpotThreadMessageCommand"/>
/// <seealso cref="NewHubSpotRecipientCommand"/>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
/// <seealso cref="AddHubSpotThreadCommentCommand"/>
[Cmdlet(
    VerbsCommunications.Send,
    "HubSpotThreadMessage",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConversationMessage))]
public sealed class SendHubSpotThreadMessageCommand : MessageCompositionCmdlet, IConnectedCmdlet
{
    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    private protected override void Compose(MessageDraft draft, PSObject? target)
    {
        MessageDraft message = draft with { SenderActorId = draft.SenderActorId ?? FindConnection()?.DefaultSender };
        ProcessItem(target ?? (object)message, () =>
        {
            DraftRules.CheckComplete(message);
            if (ShouldProcess($"thread {message.ThreadId}", DraftSummary.ToSend(message)))
            {
                WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                    client.Threads.SendMessageAsync(message, cancellationToken)));
            }
        });
    }
}
