using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Isolation;

public sealed class ImportTests
{
    private const string SentMessage = "sent HubSpotConversations.Models.ConversationMessage";

    [Fact]
    public async Task An_import_loads_only_the_cmdlet_assembly()
    {
        string[] loaded = await ChildShell.RunAsync("loaded-at-import.ps1");

        loaded.ShouldContain("HubSpotConversations");
        string[] heavy = ["HubSpotConversations.", "System.Net", "System.Text.Json", "System.Text.Encodings", "Microsoft.Extensions", "Polly"];
        loaded.Where(name => heavy.Any(name.StartsWith)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_module_works_next_to_other_versions_of_its_dependencies()
    {
        string[] lines = await ChildShell.RunAsync("among-others.ps1", OtherVersions.Json, OtherVersions.Extensions);

        lines.ShouldContain("other System.Text.Json 8.0.0.0");
        lines.ShouldContain("other Microsoft.Extensions.Http 10.0.0.0");
        lines.ShouldContain("sent MESSAGE Hello");
        lines.ShouldContain("HubSpotConversations in Default");
        lines.ShouldContain("HubSpotConversations.Client in HubSpotConversations");
        lines.ShouldContain("HubSpotConversations.Sandbox in HubSpotConversations");
    }

    [Fact]
    public async Task Requests_use_the_modules_own_copy_of_Microsoft_Extensions_Http()
    {
        using var server = new LoopbackServer(static _ => Replies.Inboxes);

        string[] lines = await ChildShell.RunAsync("pipeline.ps1", server.Uri.AbsoluteUri);

        lines.ShouldBe(["after import 0", "Microsoft.Extensions.Http in HubSpotConversations"]);
    }

    [Fact]
    public async Task The_build_for_windows_powershell_loads_and_sends()
    {
        string[] lines = await ChildShell.RunAsync("windows-build.ps1");

        lines.ShouldContain("sent MESSAGE Hello 190001");
        lines.ShouldContain("saved twelve kettles, 1 file");
        lines.ShouldContain("listed 6065362100 6065362101 6065362089");
        lines.ShouldContain("watched Hello See");
        lines.ShouldContain("client " + Path.Combine(StagedModule.Path, "bin", "Desktop", "HubSpotConversations.Client.dll"));
        lines.ShouldContain("error HubSpotUnreachable,HubSpotConversations.Commands.ConnectHubSpotCommand");
    }

    [Fact]
    public async Task The_module_can_be_imported_again_with_Force_and_after_its_removal()
    {
        string[] lines = await ChildShell.RunAsync("again.ps1");

        lines.ShouldBe([SentMessage, SentMessage, SentMessage, "left 0", "back True", SentMessage]);
    }
}
