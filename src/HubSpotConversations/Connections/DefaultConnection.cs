using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace HubSpotConversations.Connections;

/// <summary>
/// The default connection of a runspace. Each runspace has its own, so that parallel runspaces can't replace each
/// other's connection.
/// </summary>
internal static class DefaultConnection
{
    private static readonly ConditionalWeakTable<Runspace, HubSpotConnection> Connections = new();

    public static HubSpotConnection? Get()
        => Runspace.DefaultRunspace is { } runspace
            && Connections.TryGetValue(runspace, out HubSpotConnection? connection)
            ? connection
            : null;

    public static void Set(HubSpotConnection connection)
    {
        Runspace runspace = Runspace.DefaultRunspace;
        _ = Connections.Remove(runspace);
        Connections.Add(runspace, connection);
    }

    public static bool Clear() => Runspace.DefaultRunspace is { } runspace && Connections.Remove(runspace);
}
