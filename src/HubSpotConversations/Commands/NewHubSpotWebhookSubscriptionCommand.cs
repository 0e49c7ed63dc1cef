using System.Management.Automation;
using HubSpotConversations.Apps;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Subscribes an app to the events of one type.</summary>
/// <remarks>
/// <para>
/// HubSpot posts the events to the address in the app's webhook settings. Test the requests with Test-HubSpotWebhook.
/// </para>
/// <para>
/// If HubSpot's response doesn't show the outcome, the error is HubSpotOutcomeUnknown. List the subscriptions before you
/// subscribe again.
/// </para>
/// </remarks>
/// <example>
/// <para>Subscribe to new messages</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// New-HubSpotWebhookSubscription conversation.newMessage -AppId 2438486 -DeveloperKey $key
/// </code>
/// <para>HubSpot posts an event for each new message.</para>
/// </example>
/// <example>
/// <para>Subscribe to changes of the status</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// $app = @{ AppId = 2438486; DeveloperKey = $key }
/// New-HubSpotWebhookSubscription conversation.propertyChange -PropertyName status @app
/// </code>
/// <para>HubSpot posts an event when a thread is opened or closed.</para>
/// </example>
/// <seealso cref="GetHubSpotWebhookSubscriptionCommand"/>
/// <seealso cref="TestHubSpotWebhookCommand"/>
[Cmdlet(VerbsCommon.New, "HubSpotWebhookSubscription", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(WebhookSubscription))]
public sealed class NewHubSpotWebhookSubscriptionCommand : AppCmdlet
{
    /// <summary>The type of the events, for example conversation.newMessage.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EventTypeCompleter))]
    public string? EventType { get; set; }

    /// <summary>
    /// The property whose changes cause events, for conversation.propertyChange: assignedTo, status or isArchived.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PropertyName { get; set; }

    /// <summary>Creates the subscription without starting its events.</summary>
    [Parameter]
    public SwitchParameter Inactive { get; set; }

    /// <summary>Creates the subscription.</summary>
    protected override void ProcessRecord() => ProcessItem(EventType, () =>
    {
        DeveloperKey developer = Developer();
        string what = PropertyName is null ? EventType! : $"{EventType} ({PropertyName})";
        if (ShouldProcess(ChangeTarget.Of(KnownConnection, $"app {AppId}"), $"Subscribe to {what}"))
        {
            WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.WebhookSubscriptions.CreateAsync(
                    developer, EventType!, PropertyName, !Inactive, cancellationToken)));
        }
    });
}
