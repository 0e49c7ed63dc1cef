using System.Management.Automation;
using HubSpotConversations.Connections;

namespace HubSpotConversations.Commands;

/// <summary>Removes the default connection of this runspace.</summary>
/// <remarks>
/// <para>
/// Removes the default connection and its token from this runspace. The cmdlet makes no request, and the token stays
/// valid at HubSpot. A connection that you stored in a variable continues to work. If the environment variable
/// HUBSPOT_ACCESS_TOKEN is set, the next cmdlet connects again automatically.
/// </para>
/// <para>If there isn't a connection, the cmdlet does nothing and reports no error.</para>
/// </remarks>
/// <example>
/// <para>Disconnect</para>
/// <code>
/// Disconnect-HubSpot
/// </code>
/// <para>Removes the default connection.</para>
/// </example>
/// <example>
/// <para>Disconnect even if the script fails</para>
/// <code>
/// try {
///     Connect-HubSpot -Sandbox
///     Add-HubSpotThreadComment -ThreadId 6065362089 -Text 'The import is done.'
/// }
/// finally {
///     Disconnect-HubSpot
/// }
/// </code>
/// <para>The finally block always removes the connection.</para>
/// </example>
/// <seealso cref="ConnectHubSpotCommand"/>
/// <seealso cref="GetHubSpotConnectionCommand"/>
[Cmdlet(VerbsCommunications.Disconnect, "HubSpot")]
[OutputType(typeof(void))]
public sealed class DisconnectHubSpotCommand : ModuleCmdlet
{
    /// <summary>Removes the connection.</summary>
    protected override void ProcessRecord()
        => WriteVerbose(DefaultConnection.Clear() ? "Disconnected." : "There was no connection.");
}
