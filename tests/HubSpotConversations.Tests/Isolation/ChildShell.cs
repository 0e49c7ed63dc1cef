using System.Diagnostics;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Isolation;

/// <summary>Runs scripts in a real PowerShell, in a separate process whose assemblies don't affect other tests.</summary>
internal static class ChildShell
{
    private const string ScriptFolder = "Isolation";

    /// <summary>Runs a script of this folder with the module's path, and returns its output lines.</summary>
    public static Task<string[]> RunAsync(string script, params string[] arguments)
        => RunFileAsync(
            Path.Combine(AppContext.BaseDirectory, ScriptFolder, script), [StagedModule.Path, .. arguments]);

    /// <summary>Runs a script, and returns its output lines.</summary>
    public static async Task<string[]> RunFileAsync(string path, params string[] arguments)
    {
        (int code, string output) = await RunAsync(RealPowerShell.Script(path, arguments));
        code.ShouldBe(0, output);
        return output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Runs a command line of <see cref="RealPowerShell"/> in the root of the checkout.</summary>
    /// <returns>The exit code, and the output followed by the errors.</returns>
    public static async Task<(int Code, string Output)> RunAsync(string[] command)
    {
        ProcessStartInfo start = RealPowerShell.Start(command);
        start.WorkingDirectory = StagedModule.Root;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
