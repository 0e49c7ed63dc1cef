using System.Collections;
using System.Management.Automation;
using HubSpotConversations.Apps;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Changes a custom channel of an app.</summary>
/// <remarks>
/// <para>
/// Changes only what you specify. HubSpot replaces the capabilities as a whole, so specify all of them. The cmdlet emits
/// the changed channel with -PassThru.
/// </para>
/// </remarks>
/// <example>
/// <para>Change the address of the webhook</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// Set-HubSpotCustomChannel 900001 -WebhookUrl https://example.com/new -AppId 2438486 -DeveloperKey $key
/// </code>
/// <para>HubSpot posts the events of the channel to the new address.</para>
/// </example>
/// <example>
/// <para>Rename a channel</para>
/// <code>
/// # doc: not run
/// Get-HubSpotCustomChannel -Name Files -AppId 2438486 -DeveloperKey $key |
///     Set-HubSpotCustomChannel -Name Documents -AppId 2438486 -DeveloperKey $key -PassThru
/// </code>
/// <para>Finds the channel by its name, and emits the renamed channel.</para>
/// </example>
/// <seealso cref="GetHubSpotCustomChannelCommand"/>
/// <seealso cref="RemoveHubSpotCustomChannelCommand"/>
[Cmdlet(VerbsCommon.Set, "HubSpotCustomChannel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(CustomChannel))]
public sealed class SetHubSpotCustomChannelCommand : AppCmdlet
{
    /// <summary>The ids of the channels.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] CustomChannelId { get; set; } = [];

    /// <summary>The new name of the channel.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The new capabilities of the channel, with HubSpot's names.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Capability { get; set; }

    /// <summary>The new address that HubSpot posts the events of the channel to.</summary>
    [Parameter]
    public string? WebhookUrl { get; set; }

    /// <summary>The new description of the channel.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The new address of the channel's logo.</summary>
    [Parameter]
    public string? LogoUrl { get; set; }

    /// <summary>The new address of your page on which a user connects an account.</summary>
    [Parameter]
    public string? RedirectUrl { get; set; }

    /// <summary>Emits each channel after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the channels.</summary>
    protected override void ProcessRecord()
    {
        foreach (string channelId in Ids.Given(CustomChannelId))
        {
            ProcessItem(channelId, () => Change(channelId));
        }
    }

    private void Change(string channelId)
    {
        DeveloperKey developer = Developer();
        KeyValuePair<string, object?>[] fields = Specified(
            (nameof(Name), "name", Name),
            (nameof(Capability), "capabilities", Capability),
            (nameof(WebhookUrl), "webhookUrl", WebhookUrl),
            (nameof(Description), "channelDescription", Description),
            (nameof(LogoUrl), "channelLogoUrl", LogoUrl),
            (nameof(RedirectUrl), "channelAccountConnectionRedirectUrl", RedirectUrl));
        if (fields.Length == 0)
        {
            throw new HubSpotValidationException(
                nameof(Name), "There is nothing to change. Specify -Name, -Capability or another field.");
        }

        string what = string.Join(", ", fields.Select(static field => field.Key));
        if (ShouldProcess(ChangeTarget.Of(KnownConnection, $"custom channel {channelId}"), $"Change {what}"))
        {
            CustomChannel changed = CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.CustomChannels.UpdateAsync(developer, channelId, fields, cancellationToken));
            if (PassThru)
            {
                WriteObject(changed);
            }
        }
    }
}
