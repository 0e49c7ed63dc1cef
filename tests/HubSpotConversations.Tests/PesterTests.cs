using System.ComponentModel;
using System.Diagnostics;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests;

/// <summary>Runs the Pester suite in a real PowerShell, if it is installed.</summary>
public sealed class PesterTests
{
    private const string HasPester =
        "if (Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -eq 5 }) { exit 0 } else { exit 3 }";

    private const string RunSuite =
        "Import-Module Pester -MinimumVersion 5.0 -MaximumVersion 5.99; "
        + "$result = Invoke-Pester -Path tests/Pester -Output Detailed -PassThru; "
        + "exit ($result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount)";

    [Fact]
    public async Task The_pester_suite_passes_in_a_real_powershell()
    {
        (int? code, string _) = await RunAsync(HasPester);
        Assert.SkipWhen(code is null, "PowerShell 7 (pwsh) is not installed.");
        Assert.SkipWhen(code == 3, "Pester 5 is not installed.");

        (code, string output) = await RunAsync(RunSuite);

        code.ShouldBe(0, output);
    }

    private static async Task<(int? Code, string Output)> RunAsync(string command)
    {
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", command])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = StagedModule.Root,
        };
        start.Environment["NO_COLOR"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            return (null, string.Empty);
        }
    }
}
