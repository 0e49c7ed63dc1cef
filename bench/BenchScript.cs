using HubSpotConversations.Tests.Isolation;

namespace HubSpotConversations.Bench;

/// <summary>The scripts of this folder, each run by a real PowerShell in a separate process.</summary>
internal static class BenchScript
{
    /// <summary>The command line that runs a script.</summary>
    public static string[] Command(string script, params string[] arguments)
        => RealPowerShell.Script(Path.Combine(Checkout.Root, "bench", script), arguments);
}
