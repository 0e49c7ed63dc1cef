using System.Management.Automation;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets the default connection of this runspace.</summary>
/// <remarks>
/// <para>
/// Emits nothing where there is none; with the environment variable HUBSPOT_ACCESS_TOKEN set, it makes one of that. The
/// connection shows where it goes, never its token. HubSpot is not asked.
/// </para>
/// <para>
/// It shows how the account's limit stands: how many requests fit into its window (a question mark stands behind a
/// guess, until HubSpot has told it), how many count at this moment, how many may follow at once, and how many are left
/// of the day. Its RateLimit has all of it, as this process knows it: what other programs use shows with the next
/// answer.
/// </para>
/// <para>
/// A connection may be used by several runspaces at once. Other runspaces don't see this one's default: hand it to them
/// with -Connection.
/// </para>
/// </remarks>
/// <example>
/// <para>Shows the connection</para>
/// <code>
/// Get-HubSpotConnection
/// </code>
/// </example>
/// <example>
/// <para>Makes sure that a script runs in the sandbox</para>
/// <code>
/// if (-not (Get-HubSpotConnection).IsSandbox) {
///     throw 'This script is for the sandbox alone.'
/// }
/// </code>
/// </example>
/// <example>
/// <para>Uses the connection in other runspaces</para>
/// <code>
/// $connection = Get-HubSpotConnection
/// 6065362089, 6065362090 | ForEach-Object -ThrottleLimit 2 -Parallel {
///     Add-HubSpotThreadComment -ThreadId $_ -Text 'A note' -Connection $using:connection
/// }   # doc: not run
/// </code>
/// <para>
/// -Parallel needs PowerShell 7. Where the module is not installed but was imported by a path, import it by that path
/// in the block as well.
/// </para>
/// </example>
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
            if (FindConnection() is { } connection)
            {
                WriteObject(connection);
            }
        });
}
