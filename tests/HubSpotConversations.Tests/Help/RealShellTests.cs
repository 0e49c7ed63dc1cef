using System.ComponentModel;
using System.Diagnostics;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Help;

/// <summary>The help as a user sees it, if PowerShell is installed.</summary>
public sealed class RealShellTests
{
    [Fact]
    public void Get_Help_shows_the_help()
    {
        string shown = Run("Get-Help Send-HubSpotThreadMessage -Full");

        shown.ShouldContain("Sends a message to a conversation thread.");
        shown.ShouldContain("-ChannelAccountId <String>");
        shown.ShouldContain("Example 1: Reply to a thread");
        shown.ShouldContain("Send-HubSpotThreadMessage @message");
        shown.ShouldContain("about_HubSpotConversations");
    }

    [Fact]
    public void Get_Help_shows_the_about_topic()
        => Run("Get-Help about_HubSpotConversations").ShouldContain("LIMITS OF THIS VERSION");

    private static string Run(string help)
    {
        string module = StagedModule.Path.Replace("'", "''", StringComparison.Ordinal);
        string command = $"Import-Module '{module}'; {help} | Out-String -Width 200";
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", command])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            Assert.Skip("PowerShell 7 (pwsh) is not installed.");
        }

        using (process)
        {
            string output = process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0);
            return output;
        }
    }
}
