using System.Management.Automation;
using HubSpotConversations.Apps;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Starts or stops the events of an app's subscription.</summary>
/// <remarks>
/// <para>The cmdlet emits the changed subscription with -PassThru.</para>
/// </remarks>
/// <example>
/// <para>Stop the events of a subscription</para>
/// <code>
/// # doc: not run
/// Set-HubSpotWebhookSubscription 2371671 -Active $false -AppId 2438486 -DeveloperKey $key
/// </code>
/// <para>HubSpot no longer posts the events.</para>
/// </example>
/// <example>
/// <para>Start the events of all subscriptions</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// $app = @{ AppId = 2438486; DeveloperKey = $key }
/// Get-HubSpotWebhookSubscription @app | Set-HubSpotWebhookSubscription -Active $true @app -PassThru
/// </code>
/// <para>Emits the changed subscriptions.</para>
/// </example>
/// <seealso cref="GetHubSpotWebhookSubscriptionCommand"/>
[Cmdlet(VerbsCommon.Set, "HubSpotWebhookSubscription", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(WebhookSubscription))]
public sealed class SetHubSpotWebhookSubscriptionCommand : AppCmdlet
{
    /// <summary>The ids of the subscriptions.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] WebhookSubscriptionId { get; set; } = [];

    /// <summary>Whether HubSpot posts the events.</summary>
    [Parameter(Mandatory = true)]
    public bool Active { get; set; }

    /// <summary>Emits each subscription after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the subscriptions.</summary>
    protected override void ProcessRecord()
    {
        foreach (string id in Ids.Given(WebhookSubscriptionId))
        {
            ProcessItem(id, () => Change(id));
        }
    }

    private void Change(string id)
    {
        DeveloperKey developer = Developer();
        if (!ShouldProcess(
            ChangeTarget.Of(KnownConnection, $"subscription {id} of app {AppId}"), Active ? "Start the events" : "Stop the events"))
        {
            return;
        }

        WebhookSubscription changed = CallHubSpot(CurrentConnection, (client, cancellationToken) =>
            client.WebhookSubscriptions.SetActiveAsync(developer, id, Active, cancellationToken));
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
