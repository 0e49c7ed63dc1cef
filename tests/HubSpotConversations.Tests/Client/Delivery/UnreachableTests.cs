using System.Net.Sockets;
using System.Security.Authentication;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Delivery;

public sealed class UnreachableTests
{
    public static TheoryData<string, Exception> Failures => new()
    {
        { "name", new HttpRequestException(HttpRequestError.NameResolutionError, "name", new SocketException(11001)) },
        { "refused", new HttpRequestException(HttpRequestError.ConnectionError, "no", new SocketException(10061)) },
        { "TLS", new HttpRequestException("TLS", new AuthenticationException("The certificate is not trusted")) },
        { "proxy", new HttpRequestException(HttpRequestError.ProxyTunnelError, "The proxy refused") },
        { "other", new IOException("Something else") },
    };

    [Fact]
    public async Task A_send_to_an_unused_address_reports_that_nothing_was_sent()
    {
        Uri address = LoopbackServer.UnusedAddress();

        HubSpotUnreachableException failure = await Should.ThrowAsync<HubSpotUnreachableException>(
            async () => await Api.At(address).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd));

        failure.Message.ShouldStartWith($"No connection to {address.GetLeftPart(UriPartial.Authority)}: ");
        failure.Message.ShouldEndWith("The request was not sent.");
        failure.RequestUri.Port.ShouldBe(address.Port);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_send_that_cannot_connect_reports_that_nothing_was_sent(string name, Exception exception)
    {
        HubSpotUnreachableException failure = await Should.ThrowAsync<HubSpotUnreachableException>(
            async () => await Api.Over(new UnconnectedHandler(exception)).Threads
                .SendMessageAsync(Drafts.Message(), Api.TestEnd),
            name);

        failure.Message.ShouldEndWith("The request was not sent.");
        failure.InnerException.ShouldBeSameAs(exception);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_call_that_cannot_connect_throws_HubSpotUnreachableException(string name, Exception exception)
    {
        HubSpotUnreachableException failure = await Should.ThrowAsync<HubSpotUnreachableException>(
            async () => await Api.Over(new UnconnectedHandler(exception)).Inboxes
                .ListAsync("secret", cancellationToken: Api.TestEnd),
            name);

        failure.RequestUri.AbsoluteUri.ShouldBe("https://api.hubapi.com/conversations/v3/conversations/inboxes");
        failure.Message.ShouldContain("https://api.hubapi.com");
    }

    [Fact]
    public async Task A_send_that_times_out_while_connecting_reports_that_nothing_was_sent()
    {
        var clock = new FakeTimeProvider();
        var connecting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = new UnconnectedHandler(async token =>
        {
            connecting.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return new HttpResponseMessage();
        });
        Task<ThreadMessage> send = Api.Over(handler, clock: clock).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd);
        await connecting.Task.WaitAsync(Api.TestEnd);

        clock.Advance(TimeSpan.FromSeconds(100));

        (await Should.ThrowAsync<HubSpotUnreachableException>(async () => await send))
            .Message.ShouldEndWith("no response came within 100 seconds. The request was not sent.");
    }

    [Fact]
    public async Task A_call_whose_connection_breaks_reports_the_break()
    {
        using var server = new LoopbackServer(LoopbackReply.Truncated(200, """{"results":[]}"""));

        (await Should.ThrowAsync<HubSpotUnreachableException>(
            async () => await Api.At(server.Uri).Inboxes.ListAsync(cancellationToken: Api.TestEnd)))
            .Message.ShouldContain("broke");
    }
}
