using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Watching;

/// <summary>Watch-HubSpotThread -Webhook, on a real socket. No test waits for the next poll, which is an hour away.</summary>
public sealed class WebhookWatchTests : IDisposable
{
    private const string Secret = "app-secret-canary-5d0c";
    private const string Public = "https://hooks.example.com/hubspot?a=1";

    private readonly HttpClient _hubSpot = new();
    private readonly SandboxAccount _account = new();
    private readonly int _port = FreePort();

    private string Address => $"http://127.0.0.1:{_port}/";

    public void Dispose() => _hubSpot.Dispose();

    [Fact]
    public async Task A_signed_event_leads_to_its_message_at_once()
    {
        // The last poll at the timeout would find only the first message.
        var texts = new Queue<string>(["one", "two"]);
        void Write()
        {
            _account.ReceiveMessage(SandboxData.ChatThreadId, texts.Dequeue());
            Post(Signed("[{}]")).ShouldBe(HttpStatusCode.OK);
        }

        SessionResult result = await WatchAsync("-First 2", Write, onFirstOutput: Write);

        result.ShouldSucceed().Output.Select(static m => (string)m.Properties["Text"].Value).ShouldBe(["one", "two"]);
        string.Join('\n', result.Verbose.Concat(result.Debug)).ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_repeated_event_emits_nothing_twice()
    {
        SessionResult result = await WatchAsync("-First 2", () =>
        {
            _account.ReceiveMessage(SandboxData.ChatThreadId, "one");
            HttpRequestMessage first = Signed("[{}]");
            Post(first).ShouldBe(HttpStatusCode.OK);
            Post(Signed("[{}]")).ShouldBe(HttpStatusCode.OK);
            _account.ReceiveMessage(SandboxData.ChatThreadId, "two");
            Post(Signed("[{}]")).ShouldBe(HttpStatusCode.OK);
        });

        result.ShouldSucceed().Output.Select(static m => (string)m.Properties["Text"].Value).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task Requests_that_are_not_HubSpots_are_rejected()
    {
        var statuses = new List<HttpStatusCode>();
        SessionResult result = await WatchAsync("-First 1", () =>
        {
            HttpRequestMessage changed = Signed("[{}]");
            changed.Content = new StringContent("[{ }]");
            statuses.Add(Post(changed));
            statuses.Add(Post(new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent("[{}]") }));
            statuses.Add(Post(Signed("[{}]", DateTimeOffset.UtcNow.AddMinutes(-6))));
            statuses.Add(Post(Signed("[{}]", secret: "another")));
            statuses.Add(Post(Signed(new string(' ', (1024 * 1024) + 1))));
            statuses.Add(Post(new HttpRequestMessage(HttpMethod.Get, Address)));
            using var silent = new TcpClient("127.0.0.1", _port);
            using var half = new TcpClient("127.0.0.1", _port);
            half.GetStream().Write("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n[{"u8);
            _account.ReceiveMessage(SandboxData.ChatThreadId, "one");
            Post(Signed("[{}]")).ShouldBe(HttpStatusCode.OK);
        });

        result.ShouldSucceed();
        statuses.ShouldBe(
        [
            HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized,
            HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.MethodNotAllowed,
        ]);
    }

    [Theory]
    [InlineData("http", "")]
    [InlineData("https", "hooks.example.com")]
    public async Task The_signed_address_comes_from_the_headers_if_it_is_not_given(string scheme, string host)
    {
        SessionResult result = await WatchAsync("-First 1", () =>
        {
            _account.ReceiveMessage(SandboxData.ChatThreadId, "one");
            string authority = host.Length > 0 ? host : $"127.0.0.1:{_port}";
            HttpRequestMessage request = Signed("[{}]", address: $"{scheme}://{authority}/");
            if (host.Length > 0)
            {
                request.Headers.Add("X-Forwarded-Proto", scheme);
                request.Headers.Add("X-Forwarded-Host", host);
            }

            Post(request).ShouldBe(HttpStatusCode.OK);
        }, publicUri: false);

        result.ShouldSucceed().Output.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_body_in_chunks_is_read()
    {
        SessionResult result = await WatchAsync("-First 1", () =>
        {
            _account.ReceiveMessage(SandboxData.ChatThreadId, "one");
            HttpRequestMessage request = Signed("[{}]");
            request.Headers.TransferEncodingChunked = true;
            Post(request).ShouldBe(HttpStatusCode.OK);
        });

        result.ShouldSucceed().Output.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Polling_finds_a_message_without_an_event()
    {
        SessionResult result = await WatchAsync(
            "-First 1 -PollingIntervalSec 0.1", () => _account.ReceiveMessage(SandboxData.ChatThreadId, "one"));

        result.ShouldSucceed().Output.ShouldHaveSingleItem();
        using var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();
    }

    [Theory]
    [InlineData("-Webhook http://127.0.0.1:8080/", "-ClientSecret")]
    [InlineData("-PublicUri https://hooks.example.com/", "-Webhook")]
    [InlineData("-ClientSecret $secret -Webhook http://example.com/", "-Webhook")]
    [InlineData("-ClientSecret $secret -Webhook https://localhost:8080/", "-Webhook")]
    public void Wrong_combinations_are_rejected(string arguments, string named)
    {
        using var session = ModuleSession.InSandbox();

        ErrorRecord error = session.RunTrapped($"$secret = [System.Net.NetworkCredential]::new('', 'x').SecurePassword; Watch-HubSpotThread {arguments}")
            .Terminating.ShouldNotBeNull().ErrorRecord;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        error.Exception.Message.ShouldContain(named);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private HttpStatusCode Post(HttpRequestMessage request)
    {
        using (request)
        using (HttpResponseMessage response = _hubSpot.Send(request))
        {
            return response.StatusCode;
        }
    }

    private HttpRequestMessage Signed(
        string body, DateTimeOffset? time = null, string secret = Secret, string address = Public)
    {
        string sent = (time ?? DateTimeOffset.UtcNow.AddSeconds(-1)).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        byte[] hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes("POST" + address + body + sent));
        return new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new StringContent(body),
            Headers = { { "X-HubSpot-Request-Timestamp", sent }, { "X-HubSpot-Signature-v3", Convert.ToBase64String(hash) } },
        };
    }

    /// <summary>Watches the chat, and runs the action when the first poll is done.</summary>
    private async Task<SessionResult> WatchAsync(
        string arguments, Action action, bool publicUri = true, Action? onFirstOutput = null)
    {
        await using SandboxHost host = await SandboxHost.StartAsync(_account, cancellationToken: TestContext.Current.CancellationToken);
        using ModuleSession session = ModuleSession.ConnectedTo(host.BaseAddress);
        bool hasRun = false;
        bool hasOutput = false;
        string interval = arguments.Contains("-Poll", StringComparison.Ordinal) ? "" : "-PollingIntervalSec 3600";
        string uri = publicUri ? $"-PublicUri '{Public}'" : "";
        return session.Run(
            $"param($secret, $write, $next) Watch-HubSpotThread {SandboxData.ChatThreadId} -Webhook {Address} -ClientSecret $secret {uri} "
            + $"{interval} -TimeoutSec 50 {arguments} -Verbose 4>&1 | "
            + "ForEach-Object { if ($_ -is [System.Management.Automation.VerboseRecord]) { $write.Invoke() } else { $_; $next.Invoke() } }",
            Secrets.Of(Secret),
            new Action(() =>
            {
                if (!hasRun)
                {
                    hasRun = true;
                    action();
                }
            }),
            new Action(() =>
            {
                if (!hasOutput)
                {
                    hasOutput = true;
                    onFirstOutput?.Invoke();
                }
            }));
    }
}
