using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Gets messages of a custom channel by id.</summary>
/// <remarks>
/// <para>
/// Use it to find the status of a message that you published. To list messages, use Get-HubSpotThreadMessage with the
/// thread.
/// </para>
/// </remarks>
/// <example>
/// <para>Get a message</para>
/// <code>
/// $to = @{ ChannelId = 900001; ChannelAccountId = 900002 }
/// $message = Publish-HubSpotChannelMessage 'Where is it?' -Sender customer-17 @to
/// Get-HubSpotChannelMessage 900001 $message.MessageId
/// </code>
/// <para>Gets the message with its status.</para>
/// </example>
/// <example>
/// <para>Get the message that an event announces</para>
/// <code>
/// $body | ConvertFrom-HubSpotWebhook | Get-HubSpotChannelMessage   # doc: not run
/// </code>
/// <para>The event has the ids of the channel and of the message.</para>
/// </example>
/// <seealso cref="PublishHubSpotChannelMessageCommand"/>
/// <seealso cref="GetHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotChannelMessage")]
[OutputType(typeof(ThreadMessage))]
public sealed class GetHubSpotChannelMessageCommand : ConnectedCmdlet
{
    /// <summary>The id of the custom channel.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ChannelId { get; set; }

    /// <summary>The ids of the messages.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] MessageId { get; set; } = [];

    /// <summary>Gets messages.</summary>
    protected override void ProcessRecord() => WriteEach(MessageId, (client, id, cancellationToken) =>
        client.CustomChannels.Messages.GetAsync(ChannelId ?? string.Empty, id, cancellationToken));
}
