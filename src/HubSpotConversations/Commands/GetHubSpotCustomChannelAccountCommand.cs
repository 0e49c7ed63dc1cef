using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Listing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Commands;

/// <summary>Gets the accounts of a custom channel.</summary>
/// <remarks>
/// <para>
/// An account connects a custom channel to one inbox. Gets accounts by id or by their address, or all accounts that are
/// not archived.
/// </para>
/// </remarks>
/// <example>
/// <para>List the accounts of a channel</para>
/// <code>
/// Get-HubSpotCustomChannelAccount 900001
/// </code>
/// <para>Gets all accounts that are not archived.</para>
/// </example>
/// <example>
/// <para>Find an account by its address</para>
/// <code>
/// Get-HubSpotCustomChannelAccount 900001 -DeliveryIdentifier files-desk
/// </code>
/// <para>Gets the account with this address on the channel.</para>
/// </example>
/// <seealso cref="NewHubSpotCustomChannelAccountCommand"/>
/// <seealso cref="GetHubSpotChannelAccountCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotCustomChannelAccount", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(ChannelAccount))]
public sealed class GetHubSpotCustomChannelAccountCommand : ListingCmdlet
{
    /// <summary>The id of the custom channel.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CustomChannelId")]
    [IdTransformation]
    public string? ChannelId { get; set; }

    /// <summary>The ids of the accounts.</summary>
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = IdSet)]
    [IdTransformation]
    public string?[] ChannelAccountId { get; set; } = [];

    /// <summary>The address of the account on the channel.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string? DeliveryIdentifier { get; set; }

    /// <summary>
    /// The kind of the address. The default is an email address or a phone number if it looks like one, or else
    /// CHANNEL_SPECIFIC_OPAQUE_ID.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("HS_EMAIL_ADDRESS", "HS_PHONE_NUMBER", "HS_SHORT_CODE", "CHANNEL_SPECIFIC_OPAQUE_ID")]
    public string? AddressType { get; set; }

    /// <summary>Gets only archived accounts.</summary>
    [Parameter]
    public SwitchParameter Archived { get; set; }

    /// <summary>Gets accounts.</summary>
    protected override void ProcessRecord()
    {
        string channelId = ChannelId ?? string.Empty;
        if (ParameterSetName == IdSet)
        {
            WriteEach(ChannelAccountId, (client, id, cancellationToken) =>
                client.CustomChannels.Accounts.GetAsync(channelId, id, Archived, cancellationToken));
            return;
        }

        WriteList(
            () =>
            {
                var query = new CustomChannelAccountQuery
                {
                    DeliveryIdentifier = DeliveryIdentifier is null ? null : ChannelAddress.Of(DeliveryIdentifier, AddressType),
                    Archived = Archived,
                };
                return ListPlan<ChannelAccount>.Of(
                    "the accounts of the custom channel",
                    (client, after, limit, token) =>
                        client.CustomChannels.Accounts.ListAsync(channelId, query, after, limit, token));
            },
            channelId);
    }
}
