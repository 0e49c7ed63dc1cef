using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// The connection that cmdlets use when none is given. It belongs to the runspace, so that parallel runspaces can't
/// take each other's account away, and it goes with the runspace.
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
