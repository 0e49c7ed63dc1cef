using System.Management.Automation;
using HubSpotConversations.Connections;

namespace HubSpotConversations.Commands;

/// <summary>Gets the default connection of this runspace.</summary>
/// <remarks>
/// <para>
/// Emits the default connection, or nothing if there isn't one. If the environment variable HUBSPOT_ACCESS_TOKEN is
/// set, the cmdlet creates a connection from it. The output never shows the token, and the cmdlet makes no request.
/// </para>
/// <para>
/// PortalId, AccountType and UiDomain show the account. They are empty if the connection was created without a check.
/// Get-HubSpotAccount reads them again.
/// </para>
/// <para>
/// The property RateLimit shows the account's rate limit as this process knows it: the requests that the window allows,
/// the requests in it now, the requests that can start immediately, and the requests left today. A question mark marks
/// an estimate until HubSpot reports the limit. The use of the quota by other programs shows after the next response.
/// </para>
/// <para>
/// Several runspaces can use one connection at the same time. Each runspace has its own default connection, so pass the
/// connection to other runspaces with -Connection.
/// </para>
/// </remarks>
/// <example>
/// <para>Show the connection</para>
/// <code>
/// Get-HubSpotConnection
/// </code>
/// <para>Shows the account, the address and the default sender.</para>
/// </example>
/// <example>
/// <para>Show the rate limit</para>
/// <code>
/// (Get-HubSpotConnection).RateLimit
/// </code>
/// <para>Shows how many requests the account allows and how many are left.</para>
/// </example>
/// <example>
/// <para>Make sure that a script runs in the sandbox</para>
/// <code>
/// if (-not (Get-HubSpotConnection).IsSandbox) {
///     throw 'This script must run in the sandbox.'
/// }
/// </code>
/// <para>Stops the script if the connection isn't a sandbox connection.</para>
/// </example>
/// <example>
/// <para>Use the connection in other runspaces</para>
/// <code>
/// $connection = Get-HubSpotConnection
/// 6065362089, 6065362090 | ForEach-Object -ThrottleLimit 2 -Parallel {
///     Add-HubSpotThreadComment -ThreadId $_ -Text 'A note' -Connection $using:connection
/// }   # doc: not run
/// </code>
/// <para>
/// -Parallel needs PowerShell 7. If you imported the module by path, import it by the same path in the script block.
/// </para>
/// </example>
/// <seealso cref="GetHubSpotAccountCommand"/>
/// <seealso cref="ConnectHubSpotCommand"/>
/// <seealso cref="DisconnectHubSpotCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotConnection")]
[OutputType(typeof(HubSpotConnection))]
public sealed class GetHubSpotConnectionCommand : ModuleCmdlet
{
    /// <summary>Emits the connection.</summary>
    protected override void ProcessRecord()
        => ProcessItem(target: null, () =>
        {
            if (FindDefaultConnection() is { } connection)
            {
                WriteObject(connection);
            }
        });
}
