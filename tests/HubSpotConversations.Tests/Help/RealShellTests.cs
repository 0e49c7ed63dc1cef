using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Isolation;

namespace HubSpotConversations.Tests.Help;

/// <summary>The help as a user sees it in a real PowerShell.</summary>
public sealed class RealShellTests
{
    [Fact]
    public async Task Get_Help_shows_the_help()
    {
        string shown = await RunAsync("Get-Help Send-HubSpotThreadMessage -Full");

        shown.ShouldContain("Sends a message to a conversation thread.");
        shown.ShouldContain("-ChannelAccountId <String>");
        shown.ShouldContain("Example 1: Reply to a thread");
        shown.ShouldContain("Send-HubSpotThreadMessage @message");
        shown.ShouldContain("about_HubSpotConversations");
    }

    [Fact]
    public async Task Get_Help_shows_the_about_topic()
        => (await RunAsync("Get-Help about_HubSpotConversations")).ShouldContain("LIMITS OF THIS VERSION");

    private static async Task<string> RunAsync(string help)
    {
        string module = StagedModule.Path.Replace("'", "''", StringComparison.Ordinal);
        (int code, string output) = await ChildShell.RunAsync(
            RealPowerShell.Code($"Import-Module '{module}'; {help} | Out-String -Width 200"));
        code.ShouldBe(0, output);
        return output;
    }
}
