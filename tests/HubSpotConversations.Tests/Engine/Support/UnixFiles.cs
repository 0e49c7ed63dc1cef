using System.Diagnostics;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>What .NET can't do with files. Skips the test on Windows.</summary>
internal static class UnixFiles
{
    /// <summary>Creates a named pipe.</summary>
    public static string Pipe(string path) => Run("mkfifo", path);

    /// <summary>Gives a file a second name.</summary>
    public static string HardLink(string file, string path) => Run("ln", file, path);

    /// <summary>Empties a file, even if it is locked.</summary>
    public static string Empty(string path) => Run("truncate", "-s", "0", path);

    /// <summary>Adds a byte to a file, even if it is locked.</summary>
    public static string Extend(string path) => Run("truncate", "-s", "+1", path);

    private static string Run(string command, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such command.");
        using Process process = Process.Start(command, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return arguments[^1];
    }
}
