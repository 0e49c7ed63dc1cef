using System.Reflection;
using HubSpotConversations.Tests.Isolation;

namespace HubSpotConversations.Tests;

/// <summary>Runs the Pester suite in a real PowerShell. The build restores both from NuGet.</summary>
public sealed class PesterTests
{
    private static readonly string Pester = Path.GetFullPath(
        typeof(PesterTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "Pester").Value!);

    [Fact]
    public async Task The_pester_suite_passes_in_a_real_powershell()
    {
        (int code, string output) = await ChildShell.RunAsync(RealPowerShell.Code(
            $"Import-Module '{Pester.Replace("'", "''", StringComparison.Ordinal)}'; "
            + "$result = Invoke-Pester -Path tests/Pester -Output Detailed -PassThru; "
            + "if ($result.Result -ne 'Passed' -or ($result.SkippedCount -and -not $IsWindows)) { exit 1 }"));

        code.ShouldBe(0, output);
    }
}
