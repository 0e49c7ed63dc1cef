using System.Diagnostics;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>File operations that .NET lacks. Skips the test on Windows.</summary>
internal static class UnixFiles
{
    /// <summary>Creates a named pipe.</summary>
    public static string Pipe(string path) => Run("mkfifo", path);

    /// <summary>Creates a hard link to a file.</summary>
    public static string HardLink(string file, string path) => Run("ln", file, path);

    /// <summary>Empties a file, even if it is locked.</summary>
    public static string Empty(string path) => Run("sh", "-c", ": > \"$0\"", path);

    /// <summary>Appends a byte to a file, even if it is locked.</summary>
    public static string Extend(string path) => Run("sh", "-c", "printf x >> \"$0\"", path);

    private static string Run(string command, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such command.");
        using Process process = Process.Start(command, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return arguments[^1];
    }
}
