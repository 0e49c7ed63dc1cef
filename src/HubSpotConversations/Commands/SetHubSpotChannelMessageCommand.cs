using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Reports to HubSpot whether a message of a custom channel was delivered.</summary>
/// <remarks>
/// <para>
/// When an agent replies through a custom channel, your service delivers the message. Report the result, so that the
/// agent sees it in HubSpot. A message that was not delivered has the status Failed and the reason.
/// </para>
/// </remarks>
/// <example>
/// <para>Report that a message was delivered</para>
/// <code>
/// $to = @{ ChannelId = 900001; ChannelAccountId = 900002 }
/// $message = Publish-HubSpotChannelMessage 'Sent.' -Sender desk -Recipient jane -Direction Outgoing @to
/// $message | Set-HubSpotChannelMessage -Status Sent
/// </code>
/// <para>The agent sees that the message was sent.</para>
/// </example>
/// <example>
/// <para>Report why a message was not delivered</para>
/// <code>
/// # doc: not run
/// $event | Set-HubSpotChannelMessage -Status Failed -ErrorMessage 'The mailbox is full.'
/// </code>
/// <para>The event of the outgoing message has the ids of the channel and of the message.</para>
/// </example>
/// <seealso cref="PublishHubSpotChannelMessageCommand"/>
/// <seealso cref="ConvertFromHubSpotWebhookCommand"/>
[Cmdlet(VerbsCommon.Set, "HubSpotChannelMessage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ThreadMessage))]
public sealed class SetHubSpotChannelMessageCommand : ConnectedCmdlet
{
    /// <summary>The id of the custom channel.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ChannelId { get; set; }

    /// <summary>The ids of the messages.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] MessageId { get; set; } = [];

    /// <summary>The result: Sent, Read or Failed.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet("Sent", "Read", "Failed")]
    public string? Status { get; set; }

    /// <summary>Why the message was not delivered.</summary>
    [Parameter]
    public string? ErrorMessage { get; set; }

    /// <summary>Emits each message after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Reports the status.</summary>
    protected override void ProcessRecord()
    {
        foreach (string messageId in Ids.Given(MessageId))
        {
            ProcessItem(messageId, () =>
            {
                string target = ChangeTarget.Of(KnownConnection, $"message {messageId} of custom channel {ChannelId}");
                if (!ShouldProcess(target, $"Set the status to {Status!.ToUpperInvariant()}"))
                {
                    return;
                }

                ThreadMessage changed = CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                    client.CustomChannels.Messages.SetStatusAsync(
                        ChannelId ?? string.Empty, messageId, Status.ToUpperInvariant(), ErrorMessage, cancellationToken));
                if (PassThru)
                {
                    WriteObject(changed);
                }
            });
        }
    }
}
