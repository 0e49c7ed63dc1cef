using System.Management.Automation;
using HubSpotConversations.Apps;
using HubSpotConversations.Binding;

namespace HubSpotConversations.Commands;

/// <summary>Deletes a subscription of an app, so that HubSpot no longer posts its events.</summary>
/// <remarks>
/// <para>
/// The cmdlet asks for confirmation before each subscription. Use -Confirm:$false to skip the question, or -WhatIf to
/// preview. To stop the events for a while, use Set-HubSpotWebhookSubscription -Active $false.
/// </para>
/// </remarks>
/// <example>
/// <para>Preview a deletion</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// Remove-HubSpotWebhookSubscription 2371671 -AppId 2438486 -DeveloperKey $key -WhatIf
/// </code>
/// <para>Shows the subscription without deleting it.</para>
/// </example>
/// <example>
/// <para>Delete a subscription</para>
/// <code>
/// Remove-HubSpotWebhookSubscription 2371671 -AppId 2438486 -DeveloperKey $key   # doc: not run
/// </code>
/// <para>Deletes the subscription after a question.</para>
/// </example>
/// <seealso cref="GetHubSpotWebhookSubscriptionCommand"/>
[Cmdlet(VerbsCommon.Remove, "HubSpotWebhookSubscription", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveHubSpotWebhookSubscriptionCommand : AppCmdlet
{
    /// <summary>The ids of the subscriptions.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] WebhookSubscriptionId { get; set; } = [];

    /// <summary>Deletes the subscriptions.</summary>
    protected override void ProcessRecord()
    {
        foreach (string id in Ids.Given(WebhookSubscriptionId))
        {
            Delete(
                id,
                $"subscription {id} of app {AppId}",
                (client, developer, cancellationToken) =>
                    client.WebhookSubscriptions.DeleteAsync(developer, id, cancellationToken));
        }
    }
}
