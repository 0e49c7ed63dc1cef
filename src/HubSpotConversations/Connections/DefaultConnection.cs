using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace HubSpotConversations.Connections;

/// <summary>
/// The default connection of a runspace. Each runspace has its own, so that parallel runspaces can't replace each
/// other's connection.
/// </summary>
internal static class DefaultConnection
{
    // The value has no connection after Connect-HubSpot failed.
    private static readonly ConditionalWeakTable<Runspace, StrongBox<HubSpotConnection?>> Connections = new();

    /// <summary>
    /// Whether the last Connect-HubSpot failed. The next command must not use another account instead, not even the one
    /// of the environment variable.
    /// </summary>
    public static bool HasFailed => Find() is { Value: null };

    public static HubSpotConnection? Get() => Find()?.Value;

    public static void Set(HubSpotConnection connection) => Replace(connection);

    /// <summary>Forgets the connection until Connect-HubSpot succeeds or Disconnect-HubSpot runs.</summary>
    public static void SetFailed() => Replace(null);

    public static bool Clear()
    {
        bool isConnected = Get() is not null;
        _ = Runspace.DefaultRunspace is { } runspace && Connections.Remove(runspace);
        return isConnected;
    }

    private static StrongBox<HubSpotConnection?>? Find()
        => Runspace.DefaultRunspace is { } runspace && Connections.TryGetValue(runspace, out var found) ? found : null;

    private static void Replace(HubSpotConnection? connection)
    {
        Runspace runspace = Runspace.DefaultRunspace;
        _ = Connections.Remove(runspace);
        Connections.Add(runspace, new StrongBox<HubSpotConnection?>(connection));
    }
}
