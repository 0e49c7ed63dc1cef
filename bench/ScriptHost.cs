using System.ComponentModel;
using System.Diagnostics;

namespace HubSpotConversations.Bench;

/// <summary>What runs scripts in processes of their own: pwsh, or the embedded engine where there is none.</summary>
internal static class ScriptHost
{
    public static bool IsPwsh { get; } = HasPwsh();

    public static string Name { get; } = IsPwsh ? "pwsh" : "the embedded engine";

    /// <summary>The command that runs a script of this folder.</summary>
    public static string[] Command(string script, params string[] arguments)
        => [.. Host(), Path.Combine(Checkout.Root, "bench", script), .. arguments];

    private static string[] Host() => IsPwsh
        ? ["pwsh", "-NoProfile", "-NonInteractive", "-File"]
        : [
            "dotnet",
            Path.Combine(Checkout.Root, "tools", "Shell", "bin", Checkout.Configuration, "net10.0", "Shell.dll"),
        ];

    private static bool HasPwsh()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-Command", "exit 0"]))!;
            process.WaitForExit();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
