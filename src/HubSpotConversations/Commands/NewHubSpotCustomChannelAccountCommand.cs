using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Creates an account of a custom channel, which connects the channel to an inbox.</summary>
/// <remarks>
/// <para>
/// Messages that you publish through the account appear in its inbox. The address is the account's own address on the
/// channel, and identifies it to your service.
/// </para>
/// <para>
/// If HubSpot's response doesn't show the outcome, the error is HubSpotOutcomeUnknown. List the accounts before you
/// create the account again.
/// </para>
/// </remarks>
/// <example>
/// <para>Connect a channel to an inbox</para>
/// <code>
/// New-HubSpotCustomChannelAccount 900001 -Name 'Support files' -InboxId Support -DeliveryIdentifier support-desk
/// </code>
/// <para>Creates an account in the Support inbox.</para>
/// </example>
/// <example>
/// <para>Create an account that can't send yet</para>
/// <code>
/// New-HubSpotCustomChannelAccount 900001 -Name Test -InboxId 81001 -DeliveryIdentifier test -Unauthorized
/// </code>
/// <para>Agents can't reply until you authorize the account with Set-HubSpotCustomChannelAccount.</para>
/// </example>
/// <seealso cref="GetHubSpotCustomChannelAccountCommand"/>
/// <seealso cref="SetHubSpotCustomChannelAccountCommand"/>
[Cmdlet(VerbsCommon.New, "HubSpotCustomChannelAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ChannelAccount))]
public sealed class NewHubSpotCustomChannelAccountCommand : ConnectedCmdlet
{
    /// <summary>The id of the custom channel.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CustomChannelId")]
    [IdTransformation]
    public string? ChannelId { get; set; }

    /// <summary>The name of the account, as agents see it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The inbox that receives the messages, by id or by name.</summary>
    [Parameter(Mandatory = true)]
    [Alias("Inbox")]
    [IdTransformation]
    [ArgumentCompleter(typeof(InboxCompleter))]
    public string? InboxId { get; set; }

    /// <summary>The account's own address on the channel.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? DeliveryIdentifier { get; set; }

    /// <summary>
    /// The kind of the address. The default is an email address or a phone number if it looks like one, or else
    /// CHANNEL_SPECIFIC_OPAQUE_ID.
    /// </summary>
    [Parameter]
    [ValidateSet("HS_EMAIL_ADDRESS", "HS_PHONE_NUMBER", "HS_SHORT_CODE", "CHANNEL_SPECIFIC_OPAQUE_ID")]
    public string? AddressType { get; set; }

    /// <summary>Creates an account through which HubSpot can't send yet.</summary>
    [Parameter]
    public SwitchParameter Unauthorized { get; set; }

    /// <summary>Creates the account.</summary>
    protected override void ProcessRecord() => ProcessItem(Name, () =>
    {
        string channelId = ChannelId ?? string.Empty;
        string[] inboxes = FindInboxes([InboxId]);
        if (inboxes.Length != 1)
        {
            throw new HubSpotValidationException(nameof(InboxId), "Specify exactly one inbox, by its id or its name.");
        }

        if (ShouldProcess(
            ChangeTarget.Of(KnownConnection, $"custom channel {channelId}"), $"Create the account '{Name}' in inbox {InboxId}"))
        {
            Models.DeliveryIdentifier address = ChannelAddress.Of(DeliveryIdentifier!, AddressType);
            WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.CustomChannels.Accounts.CreateAsync(
                    channelId, Name!, inboxes[0], address, !Unauthorized, cancellationToken)));
        }
    });
}
