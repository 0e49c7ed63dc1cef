using System.Diagnostics;
using HubSpotConversations.Tests.Isolation;

namespace HubSpotConversations.Bench;

/// <summary>A process of its own for each thing that is measured.</summary>
internal static class Child
{
    /// <summary>The command that runs this program once more.</summary>
    public static string[] Command(params string[] arguments)
        => ["dotnet", Path.Combine(AppContext.BaseDirectory, "Bench.dll"), .. arguments];

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="take">Gets each line as it comes.</param>
    /// <param name="cache">The folder for what PowerShell caches from one process to the next.</param>
    /// <param name="certificate">The file of a certificate to trust.</param>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said of that.</exception>
    public static async Task<string> RunAsync(string[] command, Action<string>? take = null, string? cache = null, string? certificate = null)
    {
        ProcessStartInfo start = RealPowerShell.Start(command);
        if (cache is not null)
        {
            start.Environment["XDG_CACHE_HOME"] = cache;
        }

        if (certificate is not null)
        {
            start.Environment["SSL_CERT_FILE"] = certificate;
        }

        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            take?.Invoke(line);
        }

        await process.WaitForExitAsync();
        string output = string.Join('\n', lines);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{string.Join(' ', command)} failed: {await errors}\n{output}");
    }
}
