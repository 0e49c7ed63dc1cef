using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Proof;

namespace HubSpotConversations.Tests.Isolation;

/// <summary>
/// Connect-HubSpot -Interactive opens a browser and logs in to a sandbox server. On Linux, the test can replace the
/// command that opens browsers.
/// </summary>
[Collection(nameof(BusyTests))]
public sealed class BrowserOpeningTests : IDisposable
{
    private readonly DirectoryInfo _path = Directory.CreateTempSubdirectory();

    public void Dispose() => _path.Delete(recursive: true);

    [Theory]
    [InlineData(true, "")]
    [InlineData(true, "-UsePkce")]
    [InlineData(false, "")]
    public async Task A_login_through_the_browser_connects(bool hasBrowser, string arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux can a test replace the browser.");
        CancellationToken end = TestContext.Current.CancellationToken;
        var account = new SandboxAccount(new SandboxOptions
        {
            OAuth = new SandboxOAuth { ClientId = "app-1", ClientSecret = "secret", RefreshToken = "refresh" },
        });
        await using SandboxHost server = await SandboxHost.StartAsync(account, cancellationToken: end);
        using Process shell = Start(server, hasBrowser, arguments);
        var output = new StringBuilder();
        bool isSeen = false;
        while (await shell.StandardOutput.ReadLineAsync(end) is { } line)
        {
            output.AppendLine(line);

            // The replaced browser prints the address. Without a browser, the user copies it from the screen.
            string start = (hasBrowser ? "opened " : string.Empty) + server.BaseAddress;
            if (!isSeen && line.StartsWith(start, StringComparison.Ordinal))
            {
                isSeen = true;
                using var browser = new HttpClient();
                (await browser.GetStringAsync(line.Split(' ')[^1], end)).ShouldContain("You are logged in.");
            }
        }

        await shell.WaitForExitAsync(end);
        shell.ExitCode.ShouldBe(0, output.ToString());
        output.ToString().ShouldContain("client app-1, 2 inboxes");
        output.ToString().Contains("Could not open a browser", StringComparison.Ordinal).ShouldBe(!hasBrowser);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private Process Start(SandboxHost server, bool hasBrowser, string arguments)
    {
        if (hasBrowser && OperatingSystem.IsLinux())
        {
            string opener = Path.Combine(_path.FullName, "xdg-open");
            File.WriteAllText(opener, "#!/bin/sh\necho opened \"$1\"\n");
            File.SetUnixFileMode(opener, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        ProcessStartInfo start = RealPowerShell.Start(RealPowerShell.Code(
            $"Import-Module '{StagedModule.Path}'; "
            + "$app = @{ ClientId = 'app-1'; ClientSecret = ConvertTo-SecureString secret -AsPlainText -Force }; "
            + $"Connect-HubSpot -Interactive @app -BaseUri {server.BaseAddress} {arguments} -Verbose "
            + $"-RedirectUri http://localhost:{FreePort()}/ -ErrorAction Stop; "
            + "\"client $((Get-HubSpotConnection).ClientId), $(@(Get-HubSpotInbox).Count) inboxes\""));
        start.Environment["PATH"] = _path.FullName;
        return Process.Start(start)!;
    }
}
