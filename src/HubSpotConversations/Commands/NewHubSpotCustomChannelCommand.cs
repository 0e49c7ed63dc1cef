using System.Collections;
using System.Management.Automation;
using HubSpotConversations.Apps;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Creates a custom channel for an app.</summary>
/// <remarks>
/// <para>
/// The capabilities say what messages can contain, and how HubSpot groups messages into threads: by the address of the
/// customer (DELIVERY_IDENTIFIER), or by a thread id of your own (INTEGRATION_THREAD_ID). Then create an account for
/// each inbox with New-HubSpotCustomChannelAccount.
/// </para>
/// <para>
/// If HubSpot's response doesn't show the outcome, the error is HubSpotOutcomeUnknown. List the channels before you
/// create the channel again.
/// </para>
/// </remarks>
/// <example>
/// <para>Create a text channel</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// $capability = @{
///     threadingModel = 'DELIVERY_IDENTIFIER'; deliveryIdentifierTypes = @('CHANNEL_SPECIFIC_OPAQUE_ID')
///     richText = @(); allowOutgoingMessages = $true; allowInlineImages = $false
/// }
/// New-HubSpotCustomChannel -Name Files -Capability $capability -AppId 2438486 -DeveloperKey $key
/// </code>
/// <para>Creates a channel whose customers have ids of the channel's own.</para>
/// </example>
/// <example>
/// <para>Create a channel that receives events</para>
/// <code>
/// # doc: not run
/// New-HubSpotCustomChannel Files -Capability $capability -WebhookUrl https://example.com/hook -AppId 2438486 `
///     -DeveloperKey $key
/// </code>
/// <para>HubSpot posts the agents' messages to the address.</para>
/// </example>
/// <seealso cref="NewHubSpotCustomChannelAccountCommand"/>
/// <seealso cref="SetHubSpotCustomChannelCommand"/>
[Cmdlet(VerbsCommon.New, "HubSpotCustomChannel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(CustomChannel))]
public sealed class NewHubSpotCustomChannelCommand : AppCmdlet
{
    /// <summary>The name of the channel, as agents see it.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The capabilities of the channel, with HubSpot's names.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    public IDictionary? Capability { get; set; }

    /// <summary>The address that HubSpot posts the events of the channel to.</summary>
    [Parameter]
    public string? WebhookUrl { get; set; }

    /// <summary>The description of the channel.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The address of the channel's logo.</summary>
    [Parameter]
    public string? LogoUrl { get; set; }

    /// <summary>The address of your page on which a user connects an account.</summary>
    [Parameter]
    public string? RedirectUrl { get; set; }

    /// <summary>Creates the channel.</summary>
    protected override void ProcessRecord() => ProcessItem(Name, () =>
    {
        DeveloperKey developer = Developer();
        KeyValuePair<string, object?>[] fields = Specified(
            (nameof(Name), "name", Name),
            (nameof(Capability), "capabilities", Capability),
            (nameof(WebhookUrl), "webhookUrl", WebhookUrl),
            (nameof(Description), "channelDescription", Description),
            (nameof(LogoUrl), "channelLogoUrl", LogoUrl),
            (nameof(RedirectUrl), "channelAccountConnectionRedirectUrl", RedirectUrl));
        if (ShouldProcess(ChangeTarget.Of(KnownConnection, $"app {AppId}"), $"Create the custom channel '{Name}'"))
        {
            WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.CustomChannels.CreateAsync(developer, fields, cancellationToken)));
        }
    });
}
