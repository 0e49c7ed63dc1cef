using System.Management.Automation;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Forgets the default connection of this runspace.</summary>
/// <remarks>
/// <para>
/// The connection and its token are dropped. HubSpot is not asked, and the token stays valid there. A connection that
/// you keep in a variable goes on working, and with the environment variable HUBSPOT_ACCESS_TOKEN set, the next cmdlet
/// connects by itself again.
/// </para>
/// <para>Where there is no connection, nothing happens, and it is no error.</para>
/// </remarks>
/// <example>
/// <para>Disconnects</para>
/// <code>
/// Disconnect-HubSpot
/// </code>
/// </example>
/// <example>
/// <para>Disconnects whatever happens in between</para>
/// <code>
/// try {
///     Connect-HubSpot -Sandbox
///     Add-HubSpotThreadComment -ThreadId 6065362089 -Text 'The import is done.'
/// }
/// finally {
///     Disconnect-HubSpot
/// }
/// </code>
/// </example>
/// <seealso cref="ConnectHubSpotCommand"/>
/// <seealso cref="GetHubSpotConnectionCommand"/>
[Cmdlet(VerbsCommunications.Disconnect, "HubSpot")]
[OutputType(typeof(void))]
public sealed class DisconnectHubSpotCommand : ModuleCmdlet
{
    /// <summary>Forgets the connection.</summary>
    protected override void ProcessRecord()
        => WriteVerbose(DefaultConnection.Clear() ? "Disconnected." : "There was no connection.");
}
