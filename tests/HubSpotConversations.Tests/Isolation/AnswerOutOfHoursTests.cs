using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Proof;

namespace HubSpotConversations.Tests.Isolation;

/// <summary>
/// Runs examples/answer-out-of-hours.ps1 against a server, in processes that end and start again. The test sets the
/// time of the script, and posts the webhook requests of HubSpot.
/// </summary>
[Collection(nameof(BusyTests))]
public sealed class AnswerOutOfHoursTests : IDisposable
{
    private const string Night = "2026-12-01T20:00:00";
    private const string Day = "2026-12-02T12:00:00";
    private const string Secret = "app-secret";
    private const string Public = "https://hooks.example.com/hubspot";
    private const string Text = "We are closed.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly SandboxAccount _account = new();
    private readonly HttpClient _hubSpot = new();
    private readonly int _port = FreePort();

    public void Dispose()
    {
        _hubSpot.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_webhook_leads_to_one_reply_and_a_restart_sends_no_second_one()
    {
        await using SandboxHost server = await SandboxHost.StartAsync(
            _account, cancellationToken: TestContext.Current.CancellationToken);
        var statuses = new List<HttpStatusCode>();

        string listen = $"-Webhook http://127.0.0.1:{_port}/ -PublicUri {Public} -ClientSecret $secret -First 2";
        await RunAsync(server, Night, listen, () =>
        {
            _account.ReceiveMessage(SandboxData.ChatThreadId, "one");
            statuses.Add(Post("[{}]", "another secret"));
            statuses.Add(Post("[{}]", Secret, sent: "[{"));
            Replies(SandboxData.ChatThreadId).ShouldBe(0);
            statuses.Add(Post("[{}]", Secret));
            statuses.Add(Post("[{}]", Secret));
            _account.ReceiveMessage(SandboxData.ChatThreadId, "two");
            statuses.Add(Post("[{}]", Secret));
        });

        statuses.ShouldBe(
        [
            HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized,
            HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK,
        ]);
        Replies(SandboxData.ChatThreadId).ShouldBe(1);

        // While the script doesn't run, the same customer writes again, and another one too.
        _account.ReceiveMessage(SandboxData.ChatThreadId, "three");
        _account.ReceiveMessage(SandboxData.EmailThreadId, "four");
        await RunAsync(server, Night, "-First 2");

        Replies(SandboxData.ChatThreadId).ShouldBe(1);
        Replies(SandboxData.EmailThreadId).ShouldBe(1);
    }

    [Fact]
    public async Task In_hours_it_does_not_reply()
    {
        await using SandboxHost server = await SandboxHost.StartAsync(
            _account, cancellationToken: TestContext.Current.CancellationToken);

        await RunAsync(
            server,
            Day,
            "-First 1 -PollingIntervalSec 0.1",
            () => _account.ReceiveMessage(SandboxData.ChatThreadId, "one"));

        Replies(SandboxData.ChatThreadId).ShouldBe(0);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private int Replies(string threadId) => _account.StoredTexts(threadId).Count(static text => text == Text);

    /// <summary>Runs the script until it ends, and the action as soon as the script has polled.</summary>
    private async Task RunAsync(SandboxHost server, string time, string arguments, Action? action = null)
    {
        CancellationToken end = TestContext.Current.CancellationToken;
        string script = Path.Combine(StagedModule.Root, "examples", "answer-out-of-hours.ps1");
        ProcessStartInfo start = RealPowerShell.Start(RealPowerShell.Code(
            $"function Get-Date {{ [datetime] '{time}' }}; "
            + $"$secret = ConvertTo-SecureString '{Secret}' -AsPlainText -Force; "
            + $"& '{script}' -Text '{Text}' -Folder '{_folder.FullName}' {arguments} -Verbose"));
        start.Environment["HUBSPOT_ACCESS_TOKEN"] = "token";
        start.Environment["HUBSPOT_BASE_URI"] = server.BaseAddress.ToString();
        using Process process = Process.Start(start)!;
        var output = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(end) is { } line)
        {
            output.AppendLine(line);
            if (action is not null && line.StartsWith("VERBOSE: GET /conversations", StringComparison.Ordinal))
            {
                action();
                action = null;
            }
        }

        await process.WaitForExitAsync(end);
        process.ExitCode.ShouldBe(0, output.ToString());
        action.ShouldBeNull(output.ToString());
    }

    /// <summary>Posts a body with the signature for another one, if <paramref name="sent"/> is specified.</summary>
    private HttpStatusCode Post(string body, string secret, string? sent = null)
    {
        long milliseconds = DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeMilliseconds();
        string time = milliseconds.ToString(CultureInfo.InvariantCulture);
        byte[] hash = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes("POST" + Public + body + time));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{_port}/")
        {
            Content = new StringContent(sent ?? body),
            Headers =
            {
                { "X-HubSpot-Request-Timestamp", time },
                { "X-HubSpot-Signature-v3", Convert.ToBase64String(hash) },
            },
        };
        using HttpResponseMessage response = _hubSpot.Send(request);
        return response.StatusCode;
    }
}
