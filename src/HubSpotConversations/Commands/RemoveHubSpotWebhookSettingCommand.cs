using System.Management.Automation;
using HubSpotConversations.Apps;

namespace HubSpotConversations.Commands;

/// <summary>Deletes the webhook settings of an app, so that HubSpot no longer posts its events.</summary>
/// <remarks>
/// <para>
/// The cmdlet asks for confirmation. Use -Confirm:$false to skip the question, or -WhatIf to preview. No subscription of
/// the app causes events until you set an address again with Set-HubSpotWebhookSetting. To stop only one subscription,
/// use Set-HubSpotWebhookSubscription -Active $false.
/// </para>
/// </remarks>
/// <example>
/// <para>Preview the deletion</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// Remove-HubSpotWebhookSetting -AppId 2438486 -DeveloperKey $key -WhatIf
/// </code>
/// <para>Shows the app without changing it.</para>
/// </example>
/// <example>
/// <para>Stop all events of an app</para>
/// <code>
/// Remove-HubSpotWebhookSetting -AppId 2438486 -DeveloperKey $key   # doc: not run
/// </code>
/// <para>Deletes the settings after a question.</para>
/// </example>
/// <seealso cref="SetHubSpotWebhookSettingCommand"/>
/// <seealso cref="RemoveHubSpotWebhookSubscriptionCommand"/>
[Cmdlet(VerbsCommon.Remove, "HubSpotWebhookSetting", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveHubSpotWebhookSettingCommand : AppCmdlet
{
    /// <summary>Deletes the settings.</summary>
    protected override void ProcessRecord() => Delete(
        AppId,
        $"webhook settings of app {AppId}",
        static (client, developer, cancellationToken) => client.WebhookSettings.DeleteAsync(developer, cancellationToken));
}
