using System.Management.Automation;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Forgets the default connection of this runspace.</summary>
/// <remarks>
/// <para>
/// The connection and its token are dropped. A connection that you keep in a variable goes on working, and with the
/// environment variable HUBSPOT_ACCESS_TOKEN set, the next cmdlet connects by itself again.
/// </para>
/// </remarks>
/// <example>
/// <para>Disconnects</para>
/// <code>
/// Disconnect-HubSpot
/// </code>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "HubSpot")]
[OutputType(typeof(void))]
public sealed class DisconnectHubSpotCommand : ModuleCmdlet
{
    /// <summary>Forgets the connection.</summary>
    protected override void ProcessRecord()
        => WriteVerbose(DefaultConnection.Clear() ? "Disconnected." : "There was no connection.");
}
