using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Completes an account of a custom channel that a user is connecting in HubSpot.</summary>
/// <remarks>
/// <para>
/// When a user connects a channel, HubSpot sends the browser to the channel's redirect address, with accountToken,
/// channelId and redirectUrl in the query. Your page calls this cmdlet, and then sends the browser to redirectUrl.
/// </para>
/// </remarks>
/// <example>
/// <para>Complete an account</para>
/// <code>
/// $query = @{ accountToken = 'from-the-redirect' }
/// Complete-HubSpotCustomChannelAccount 900001 $query.accountToken -Name 'Support files' -DeliveryIdentifier desk
/// </code>
/// <para>Names the account, and sets its address on the channel.</para>
/// </example>
/// <example>
/// <para>Complete an account with an email address</para>
/// <code>
/// # doc: not run
/// Complete-HubSpotCustomChannelAccount 900001 $token -Name Desk -DeliveryIdentifier desk@example.com
/// </code>
/// <para>The address has the type HS_EMAIL_ADDRESS, because it looks like one.</para>
/// </example>
/// <seealso cref="NewHubSpotCustomChannelAccountCommand"/>
[Cmdlet(
    VerbsLifecycle.Complete,
    "HubSpotCustomChannelAccount",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ChannelAccountStagingToken))]
public sealed class CompleteHubSpotCustomChannelAccountCommand : ConnectedCmdlet
{
    /// <summary>The id of the custom channel.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [IdTransformation]
    public string? ChannelId { get; set; }

    /// <summary>The account token from the query of the redirect address.</summary>
    [Parameter(Position = 1, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? AccountToken { get; set; }

    /// <summary>The name of the account, as agents see it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

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

    /// <summary>Completes the account.</summary>
    protected override void ProcessRecord() => ProcessItem(Name, () =>
    {
        if (ShouldProcess(
            ChangeTarget.Of(KnownConnection, $"custom channel {ChannelId}"), $"Complete the account '{Name}'"))
        {
            Models.DeliveryIdentifier address = ChannelAddress.Of(DeliveryIdentifier!, AddressType);
            WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.CustomChannels.Accounts.UpdateStagingTokenAsync(
                    ChannelId ?? string.Empty, AccountToken!, Name!, address, cancellationToken)));
        }
    });
}
