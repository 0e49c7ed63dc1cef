using System.Management.Automation;
using System.Net;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Gets the account of the connection, and how many API calls it made today.</summary>
/// <remarks>
/// <para>
/// Shows the id, the type and the web address of the account that the access token belongs to. HubSpot doesn't report
/// the name of the account. Compare PortalId with the Hub ID in HubSpot's own account menu.
/// </para>
/// <para>
/// CurrentUsage and UsageLimit count the calls of all private apps of the account, as of CollectedAt. They are empty if
/// the token may not read them. HubSpot counts them with a delay, so they can lag behind Get-HubSpotConnection.
/// </para>
/// </remarks>
/// <example>
/// <para>Show the account</para>
/// <code>
/// Get-HubSpotAccount
/// </code>
/// <para>Shows the account and its API usage.</para>
/// </example>
/// <example>
/// <para>Make sure that a script runs in the right account</para>
/// <code>
/// if ((Get-HubSpotAccount).PortalId -ne 62515) {
///     throw 'This script is for account 62515.'
/// }
/// </code>
/// <para>Stops the script in any other account.</para>
/// </example>
/// <example>
/// <para>Check that enough API calls are left for a large send</para>
/// <code>
/// $account = Get-HubSpotAccount
/// $account.UsageLimit - $account.CurrentUsage -gt 5000
/// </code>
/// <para>Shows True if more than 5000 calls are left today.</para>
/// </example>
/// <seealso cref="GetHubSpotConnectionCommand"/>
/// <seealso cref="ConnectHubSpotCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotAccount")]
[OutputType(typeof(HubSpotAccount))]
public sealed class GetHubSpotAccountCommand : ConnectedCmdlet
{
    /// <summary>Gets the account.</summary>
    protected override void ProcessRecord() => ProcessItem(target: null, () =>
    {
        AccountDetails details = CallHubSpot(CurrentConnection, static (client, cancellationToken) =>
            client.Account.GetDetailsAsync(cancellationToken));
        WriteObject(new HubSpotAccount(details, FindUsage()));
    });

    private ApiUsage? FindUsage()
    {
        try
        {
            Page<ApiUsage> page = CallHubSpot(CurrentConnection, static (client, cancellationToken) =>
                client.Account.ListApiUsageAsync(cancellationToken));
            return page.Results.FirstOrDefault(static usage => usage.UsageLimit is not null);
        }
        catch (HubSpotApiException exception)
            when (exception.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            WriteVerbose($"Could not read the API usage: {exception.Message}");
            return null;
        }
    }
}
