using System.Net;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class ServerTests
{
    private static readonly string Path = SandboxSession.Messages(SandboxData.EmailThreadId);

    [Fact]
    public async Task The_server_returns_the_same_bytes_as_the_handler()
    {
        await using SandboxHost host = await StartAsync(new SandboxAccount());
        using SandboxSession remote = Session(host, new SandboxAccount());
        using var local = new SandboxSession();
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        foreach (string path in (string[])["threads?limit=3", "actors/E-a%20b%2Bc@x.com", "inboxes/1", "nothing"])
        {
            using HttpResponseMessage there = await remote.GetAsync(path);
            using HttpResponseMessage here = await local.GetAsync(path);
            string expected = (await here.Content.ReadAsStringAsync(cancellation))
                .Replace("https://api.hubapi.com/", host.BaseAddress.ToString(), StringComparison.Ordinal);

            there.StatusCode.ShouldBe(here.StatusCode);
            there.Content.Headers.ContentType.ShouldBe(here.Content.Headers.ContentType);
            there.Headers.GetValues("X-HubSpot-RateLimit-Max").ShouldBe(["190"]);
            (await there.Content.ReadAsStringAsync(cancellation)).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task The_server_stores_a_large_message()
    {
        var account = new SandboxAccount();
        await using SandboxHost host = await StartAsync(account);
        using SandboxSession session = Session(host, account);
        var request = SandboxSession.EmailRequest();
        request["text"] = new string('ü', 300_000);

        using HttpResponseMessage response = await session.PostAsync(Path, request);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location!.Authority.ShouldBe(host.BaseAddress.Authority);
        account.MessagesJson(SandboxData.EmailThreadId).ShouldContain(new string('ü', 300_000));
    }

    [Theory]
    [InlineData(FaultKind.DropBefore, 0)]
    [InlineData(FaultKind.DropAfter, 1)]
    [InlineData(FaultKind.Truncate, 1)]
    public async Task A_connection_fault_breaks_the_socket(FaultKind fault, int stored)
    {
        var account = new SandboxAccount(new SandboxOptions { Faults = FaultPlan.Sequence(fault) });
        await using SandboxHost host = await StartAsync(account);
        using SandboxSession session = Session(host, account);
        int before = account.StoredMessageCount(SandboxData.EmailThreadId);

        HttpRequestException exception = await Should.ThrowAsync<HttpRequestException>(
            () => session.PostAsync(Path, SandboxSession.EmailRequest()));

        exception.InnerException.ShouldBeAssignableTo<IOException>();
        account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + stored);
        (await session.GetAsync("inboxes")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_truncated_response_declares_a_longer_body_than_it_delivers()
    {
        var account = new SandboxAccount(new SandboxOptions { Faults = FaultPlan.Sequence(FaultKind.Truncate) });
        await using SandboxHost host = await StartAsync(account);
        using SandboxSession session = Session(host, account);
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        using HttpResponseMessage response = await session.Client.GetAsync(
            "/conversations/v3/conversations/inboxes", HttpCompletionOption.ResponseHeadersRead, cancellation);
        using var received = new MemoryStream();
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);

        await Should.ThrowAsync<IOException>(() => body.CopyToAsync(received, cancellation));
        received.Length.ShouldBe(response.Content.Headers.ContentLength!.Value / 2);
    }

    [Theory]
    [InlineData(FaultKind.StatusBefore, HttpStatusCode.ServiceUnavailable, 0)]
    [InlineData(FaultKind.StatusAfter, HttpStatusCode.ServiceUnavailable, 1)]
    [InlineData(FaultKind.Html, HttpStatusCode.OK, 0)]
    [InlineData(FaultKind.Locked, HttpStatusCode.Locked, 0)]
    public async Task The_kind_of_fault_decides_whether_the_message_is_stored(
        FaultKind fault,
        HttpStatusCode status,
        int stored)
    {
        var account = new SandboxAccount(new SandboxOptions { Faults = FaultPlan.Sequence(fault) });
        await using SandboxHost host = await StartAsync(account);
        using SandboxSession session = Session(host, account);
        int before = account.StoredMessageCount(SandboxData.EmailThreadId);

        using HttpResponseMessage response = await session.PostAsync(Path, SandboxSession.EmailRequest());

        response.StatusCode.ShouldBe(status);
        account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + stored);
    }

    [Fact]
    public async Task The_server_listens_only_on_loopback_and_stops_when_disposed()
    {
        SandboxHost host = await StartAsync(new SandboxAccount());
        using SandboxSession session = Session(host, new SandboxAccount());
        (await session.GetAsync("inboxes")).Dispose();

        await host.DisposeAsync();

        host.BaseAddress.Host.ShouldBe("127.0.0.1");
        await Should.ThrowAsync<HttpRequestException>(() => session.GetAsync("inboxes"));
    }

    private static Task<SandboxHost> StartAsync(SandboxAccount account) =>
        SandboxHost.StartAsync(account, cancellationToken: TestContext.Current.CancellationToken);

    private static SandboxSession Session(SandboxHost host, SandboxAccount account) =>
        new(account, host.BaseAddress, new SocketsHttpHandler());
}
