using System.Diagnostics;

namespace HubSpotConversations.Bench;

/// <summary>A process of its own for each thing that is measured.</summary>
internal static class Child
{
    /// <summary>The command that runs this program once more.</summary>
    public static string[] Command(params string[] arguments)
        => ["dotnet", Path.Combine(AppContext.BaseDirectory, "Bench.dll"), .. arguments];

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said of that.</exception>
    public static async Task<string> RunAsync(string[] command)
    {
        var lines = new List<string>();
        await RunAsync(command, lines.Add);
        return string.Join('\n', lines);
    }

    /// <summary>Runs a command to its end, and hands on each line as it comes.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said of that.</exception>
    public static async Task RunAsync(string[] command, Action<string> take)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string last = string.Empty;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            take(line);
            last = line;
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            // The embedded engine writes errors to its output.
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {await errors} {last}");
        }
    }
}
