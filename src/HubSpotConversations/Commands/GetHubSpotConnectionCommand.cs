using System.Management.Automation;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets the default connection of this runspace.</summary>
/// <remarks>
/// <para>
/// Emits nothing where there is none. The connection shows where it goes and never its token. Hand it to other runspaces
/// with -Connection: ForEach-Object -Parallel { … -Connection $using:connection }.
/// </para>
/// </remarks>
/// <example>
/// <para>Shows the connection</para>
/// <code>
/// Connect-HubSpot -Sandbox
/// Get-HubSpotConnection
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "HubSpotConnection")]
[OutputType(typeof(HubSpotConnection))]
public sealed class GetHubSpotConnectionCommand : ModuleCmdlet
{
    /// <summary>Emits the connection.</summary>
    protected override void ProcessRecord()
        => ProcessItem(target: null, () =>
        {
            if (FindConnection() is { } connection)
            {
                WriteObject(connection);
            }
        });
}
