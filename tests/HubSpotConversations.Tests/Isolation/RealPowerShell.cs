using System.Diagnostics;
using System.Reflection;

namespace HubSpotConversations.Tests.Isolation;

/// <summary>The PowerShell that the build restores from NuGet, for scripts in a separate process.</summary>
internal static class RealPowerShell
{
    private const string SettingsPrefix = "HUBSPOT_";

    private static readonly string Assembly = Path.GetFullPath(
        typeof(RealPowerShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "PowerShell").Value!);

    /// <summary>The command line that runs a script. Killing its process kills the script.</summary>
    public static string[] Script(string path, params string[] arguments) => [.. Command("-File", path), .. arguments];

    /// <summary>The command line that runs code.</summary>
    public static string[] Code(string code) => Command("-Command", code);

    /// <summary>Describes a process that doesn't see the developer's own HubSpot settings.</summary>
    public static ProcessStartInfo Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["NO_COLOR"] = "1", ["POWERSHELL_TELEMETRY_OPTOUT"] = "1" },
        };
        foreach (string name in start.Environment.Keys.ToArray())
        {
            if (name.StartsWith(SettingsPrefix, StringComparison.OrdinalIgnoreCase))
            {
                start.Environment.Remove(name);
            }
        }

        return start;
    }

    private static string[] Command(params string[] arguments)
        => ["dotnet", Assembly, "-NoProfile", "-NonInteractive", .. arguments];
}
