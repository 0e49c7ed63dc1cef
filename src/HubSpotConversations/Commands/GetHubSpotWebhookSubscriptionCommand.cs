using System.Management.Automation;
using HubSpotConversations.Apps;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Listing;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Gets which events HubSpot posts to an app.</summary>
/// <remarks>
/// <para>
/// HubSpot requires the developer key of the app. The key never appears in errors or in -Verbose lines.
/// </para>
/// </remarks>
/// <example>
/// <para>List the subscriptions of an app</para>
/// <code>
/// $key = [System.Net.NetworkCredential]::new('', 'from-a-vault').SecurePassword
/// Get-HubSpotWebhookSubscription -AppId 2438486 -DeveloperKey $key
/// </code>
/// <para>Gets all subscriptions, also those that are not active.</para>
/// </example>
/// <example>
/// <para>List the subscriptions to the events of conversations</para>
/// <code>
/// Get-HubSpotWebhookSubscription conversation.* -AppId 2438486 -DeveloperKey $key   # doc: not run
/// </code>
/// <para>Gets the subscriptions whose type starts with "conversation.".</para>
/// </example>
/// <seealso cref="NewHubSpotWebhookSubscriptionCommand"/>
/// <seealso cref="TestHubSpotWebhookCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotWebhookSubscription", SupportsPaging = true)]
[OutputType(typeof(WebhookSubscription))]
public sealed class GetHubSpotWebhookSubscriptionCommand : AppCmdlet
{
    /// <summary>The type of the events. Wildcards are supported.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string? EventType { get; set; }

    /// <summary>Gets subscriptions.</summary>
    protected override void ProcessRecord() => WriteList(() =>
    {
        DeveloperKey developer = Developer();
        return ListPlan<WebhookSubscription>.Of(
            "the subscriptions",
            (client, _, _, token) => client.WebhookSubscriptions.ListAsync(developer, token)) with
        {
            Filter = NameFilter.Of<WebhookSubscription>(EventType, static item => item.EventType),
        };
    });
}
