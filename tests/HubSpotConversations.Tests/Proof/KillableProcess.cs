using System.Diagnostics;
using HubSpotConversations.Tests.Isolation;

namespace HubSpotConversations.Tests.Proof;

/// <summary>Runs scripts in real PowerShell, one after another, which any thread can kill.</summary>
internal sealed class KillableProcess : IDisposable
{
    private Process? _process;

    /// <summary>The number of processes that were killed or failed.</summary>
    public int Killed { get; private set; }

    /// <summary>Kills the current process.</summary>
    public void Kill() => _process!.Kill();

    /// <summary>Runs a script to its end, and returns its exit code, its output and its errors.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string script, string[] arguments, CancellationToken cancellation)
    {
        ProcessStartInfo start = RealPowerShell.Start(RealPowerShell.Script(script, arguments));
        start.RedirectStandardError = true;
        using var process = new Process { StartInfo = start };
        _process = process;
        process.Start();
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(cancellation);
        string problems = await errors;
        await process.WaitForExitAsync(cancellation);
        _process = null;
        Killed += process.ExitCode == 0 ? 0 : 1;
        return (process.ExitCode, output, problems);
    }

    public void Dispose() => _process?.Kill();
}
