using System.Management.Automation;
using HubSpotConversations.Apps;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Gets where HubSpot posts the events of an app, and how many requests it makes at once.</summary>
/// <remarks>
/// <para>
/// HubSpot requires the developer key of the app. The key never appears in errors or in -Verbose lines. For an app
/// without webhook settings, the error is HubSpotNotFound.
/// </para>
/// </remarks>
/// <example>
/// <para>Show the webhook settings of an app</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// Get-HubSpotWebhookSetting -AppId 2438486 -DeveloperKey $key
/// </code>
/// <para>Gets the address and the limit.</para>
/// </example>
/// <example>
/// <para>Test whether the events go to the expected address</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// $app = @{ AppId = 2438486; DeveloperKey = $key }
/// (Get-HubSpotWebhookSetting @app).TargetUrl -eq 'https://hooks.example.com/hubspot'
/// </code>
/// <para>Returns True if HubSpot posts the events to this address.</para>
/// </example>
/// <seealso cref="SetHubSpotWebhookSettingCommand"/>
/// <seealso cref="GetHubSpotWebhookSubscriptionCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotWebhookSetting")]
[OutputType(typeof(WebhookSetting))]
public sealed class GetHubSpotWebhookSettingCommand : AppCmdlet
{
    /// <summary>Gets the settings.</summary>
    protected override void ProcessRecord() => ProcessItem(AppId, () =>
    {
        DeveloperKey developer = Developer();
        WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
            client.WebhookSettings.GetAsync(developer, cancellationToken)));
    });
}
