using System.Management.Automation;
using System.Net;
using HubSpotConversations.Apps;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Commands;

/// <summary>Sets where HubSpot posts the events of an app, and how many requests it makes at once.</summary>
/// <remarks>
/// <para>
/// HubSpot posts the events of all subscriptions of the app, in all accounts, to the same address. The change can take a
/// few minutes to have an effect.
/// </para>
/// <para>
/// HubSpot replaces both settings. If you specify only one, the cmdlet reads the other one first and keeps it. The cmdlet
/// emits the settings after the change with -PassThru.
/// </para>
/// </remarks>
/// <example>
/// <para>Set the address for the events of an app</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// $app = @{ AppId = 2438486; DeveloperKey = $key }
/// Set-HubSpotWebhookSetting https://hooks.example.com/hubspot -MaxConcurrentRequests 10 @app -PassThru
/// </code>
/// <para>Posts the events to the address, with at most 10 requests at once, and shows the settings.</para>
/// </example>
/// <example>
/// <para>Reduce the load on your endpoint</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// Set-HubSpotWebhookSetting -MaxConcurrentRequests 5 -AppId 2438486 -DeveloperKey $key
/// </code>
/// <para>Keeps the address.</para>
/// </example>
/// <seealso cref="GetHubSpotWebhookSettingCommand"/>
/// <seealso cref="NewHubSpotWebhookSubscriptionCommand"/>
[Cmdlet(VerbsCommon.Set, "HubSpotWebhookSetting", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(WebhookSetting))]
public sealed class SetHubSpotWebhookSettingCommand : AppCmdlet
{
    /// <summary>The address that HubSpot posts the events to. It must start with https.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? TargetUrl { get; set; }

    /// <summary>How many requests HubSpot makes at once, for example 10.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int? MaxConcurrentRequests { get; set; }

    /// <summary>Emits the settings after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the settings.</summary>
    protected override void ProcessRecord() => ProcessItem(AppId, () =>
    {
        DeveloperKey developer = Developer();
        if (TargetUrl is null && MaxConcurrentRequests is null)
        {
            throw new HubSpotValidationException(
                nameof(TargetUrl), "There is nothing to change. Specify -TargetUrl or -MaxConcurrentRequests.");
        }

        WebhookSettingRules.Check(TargetUrl, MaxConcurrentRequests);
        if (!ShouldProcess(ChangeTarget.Of(KnownConnection, $"app {AppId}"), Description()))
        {
            return;
        }

        WebhookSetting changed = CallHubSpot(CurrentConnection, (client, cancellationToken) =>
            ChangeAsync(client, developer, cancellationToken));
        if (PassThru)
        {
            WriteObject(changed);
        }
    });

    private async Task<WebhookSetting> ChangeAsync(
        ConversationsClient client, DeveloperKey developer, CancellationToken cancellationToken)
    {
        WebhookSetting? current = TargetUrl is null || MaxConcurrentRequests is null
            ? await FindAsync(client, developer, cancellationToken).ConfigureAwait(false)
            : null;
        string url = TargetUrl ?? current?.TargetUrl
            ?? throw Missing(nameof(TargetUrl), "address", "https://hooks.example.com/hubspot");
        long limit = MaxConcurrentRequests ?? current?.MaxConcurrentRequests
            ?? throw Missing(nameof(MaxConcurrentRequests), "limit", "10");
        return await client.WebhookSettings.SetAsync(developer, url, limit, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<WebhookSetting?> FindAsync(
        ConversationsClient client, DeveloperKey developer, CancellationToken cancellationToken)
    {
        try
        {
            return await client.WebhookSettings.GetAsync(developer, cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private HubSpotValidationException Missing(string parameter, string setting, string example) => new(
        parameter,
        $"App {AppId} has no {setting} for its webhooks yet. Specify it too: -{parameter} {example}.");

    private string Description()
    {
        string limit = $"at most {MaxConcurrentRequests} requests at once";
        return TargetUrl is null
            ? $"Make {limit}"
            : $"Post events to {TargetUrl}{(MaxConcurrentRequests is null ? string.Empty : ", " + limit)}";
    }
}
