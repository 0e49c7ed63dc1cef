using System.Net;
using System.Net.Sockets;
using System.Text;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class HangTests
{
    private static readonly string Path = SandboxSession.Messages(SandboxData.EmailThreadId);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.HangBefore, 0)]
    [InlineData(FaultKind.HangAfter, 1)]
    public async Task A_hanging_request_ends_only_when_it_is_cancelled(FaultKind fault, int stored)
    {
        using var session = new SandboxSession(new SandboxOptions { Faults = FaultPlan.Sequence(fault) });
        using var cancellation = new CancellationTokenSource();
        using HttpRequestMessage request = Post("/conversations/v3/conversations/" + Path);
        int before = session.Account.StoredMessageCount(SandboxData.EmailThreadId);

        Task<HttpResponseMessage> sending = session.Client.SendAsync(request, cancellation.Token);

        sending.IsCompleted.ShouldBeFalse();
        session.Account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + stored);
        (await session.GetAsync("inboxes")).StatusCode.ShouldBe(HttpStatusCode.OK);
        sending.IsCompleted.ShouldBeFalse();

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_thousand_hanging_requests_block_no_thread()
    {
        // Each request runs synchronously up to the wait, so a blocking wait would block this test.
        using var session = new SandboxSession(new SandboxOptions { RateLimit = 0, Faults = new() { HangAfter = 1 } });
        using var cancellation = new CancellationTokenSource();

        List<Task<HttpResponseMessage>> sending =
            [.. Enumerable.Range(0, 1000).Select(_ => session.Client.GetAsync("/nothing", cancellation.Token))];

        sending.ShouldAllBe(request => !request.IsCompleted);
        session.Account.HangingRequestCount.ShouldBe(1000);
        await cancellation.CancelAsync();
        foreach (Task<HttpResponseMessage> request in sending)
        {
            await Should.ThrowAsync<OperationCanceledException>(() => request);
        }

        session.Account.HangingRequestCount.ShouldBe(0);
    }

    [Theory]
    [InlineData(FaultKind.HangBefore, 0)]
    [InlineData(FaultKind.HangAfter, 1)]
    public async Task The_server_hangs_until_the_client_disconnects(FaultKind fault, int stored)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SandboxAccount account = Hanging(fault, arrived);
        await using SandboxHost host = await SandboxHost.StartAsync(account, cancellationToken: Cancellation);
        int before = account.StoredMessageCount(SandboxData.EmailThreadId);
        using TcpClient client = await SendAsync(host);
        await arrived.Task.WaitAsync(Cancellation);
        await ShouldHangAsync(account, 1);

        // The client closes its side. The server then ends the request and closes the connection without a byte.
        client.Client.Shutdown(SocketShutdown.Send);

        (await ReceivedAsync(client)).ShouldBe(0);
        await ShouldHangAsync(account, 0);
        account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + stored);
    }

    [Fact]
    public async Task Stopping_the_server_ends_hanging_requests()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SandboxAccount account = Hanging(FaultKind.HangBefore, arrived);
        SandboxHost host = await SandboxHost.StartAsync(account, cancellationToken: Cancellation);
        using TcpClient client = await SendAsync(host);
        await arrived.Task.WaitAsync(Cancellation);

        await host.DisposeAsync();

        (await ReceivedAsync(client)).ShouldBe(0);
        await ShouldHangAsync(account, 0);
    }

    /// <summary>The server's side ends on another thread, so this yields to it without measuring time.</summary>
    private static async Task ShouldHangAsync(SandboxAccount account, int count)
    {
        for (int turn = 0; turn < 3_000_000 && account.HangingRequestCount != count; turn++)
        {
            await Task.Yield();
        }

        account.HangingRequestCount.ShouldBe(count);
    }

    private static SandboxAccount Hanging(FaultKind fault, TaskCompletionSource arrived)
    {
        bool Arrive(SandboxRequest request) => arrived.TrySetResult() || request.Method == "POST";
        return new SandboxAccount(new SandboxOptions
        {
            Faults = new FaultPlan
            {
                HangBefore = fault == FaultKind.HangBefore ? 1 : 0,
                HangAfter = fault == FaultKind.HangAfter ? 1 : 0,
                AppliesTo = Arrive,
            },
        });
    }

    private static HttpRequestMessage Post(string address) => new(HttpMethod.Post, address)
    {
        Content = new StringContent(SandboxSession.EmailRequest().ToJsonString(), Encoding.UTF8, "application/json"),
    };

    private static async Task<TcpClient> SendAsync(SandboxHost host)
    {
        string body = SandboxSession.EmailRequest().ToJsonString();
        string request = $"POST /conversations/v3/conversations/{Path} HTTP/1.1\r\n"
            + $"Host: {host.BaseAddress.Authority}\r\nAuthorization: Bearer token\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}";
        var client = new TcpClient();
        await client.ConnectAsync(host.BaseAddress.Host, host.BaseAddress.Port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
        return client;
    }

    /// <summary>The number of bytes received before the connection closes or resets.</summary>
    private static async Task<int> ReceivedAsync(TcpClient client)
    {
        try
        {
            return await client.Client.ReceiveAsync(new byte[100], Cancellation);
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
