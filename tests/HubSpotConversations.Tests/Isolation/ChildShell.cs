using System.Diagnostics;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Isolation;

/// <summary>
/// Runs scripts in a separate process with tools/Shell, so that loaded assemblies don't affect other tests.
/// </summary>
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
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["HUBSPOT_ACCESS_TOKEN"] = string.Empty;
        start.Environment["HUBSPOT_API_VERSION"] = string.Empty;
        start.Environment["HUBSPOT_BASE_URI"] = string.Empty;
        start.Environment["HUBSPOT_DEFAULT_SENDER"] = string.Empty;
        start.ArgumentList.Add(ShellAssembly());
        start.ArgumentList.Add(path);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, output + await errors);
        return output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The path of the tools/Shell program that was built with the tests.</summary>
    public static string ShellAssembly()
    {
        // The same configuration and framework as the tests' own folder: bin/CONFIGURATION/FRAMEWORK.
        string framework = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;
        return Path.Combine(StagedModule.Root, "tools", "Shell", "bin", configuration, framework, "Shell.dll");
    }
}
