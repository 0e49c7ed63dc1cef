using System.Net;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class HandlerTests
{
    [Fact]
    public void Without_latency_the_handler_completes_synchronously()
    {
        using var session = new SandboxSession();
        using var invoker = new HttpMessageInvoker(session.Account.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.hubapi.com/nothing");

        Task<HttpResponseMessage> response = invoker.SendAsync(request, TestContext.Current.CancellationToken);

        response.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task The_handler_waits_for_the_latency_on_the_accounts_clock()
    {
        var clock = new FakeTimeProvider();
        using var session = new SandboxSession(
            new SandboxOptions { Clock = clock, Latency = TimeSpan.FromSeconds(3) });

        Task<HttpResponseMessage> sending = session.GetAsync("inboxes");
        sending.IsCompleted.ShouldBeFalse();
        session.Account.Requests.ShouldBeEmpty();
        clock.Advance(TimeSpan.FromSeconds(3));

        using HttpResponseMessage response = await sending;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_account_does_not_process_a_cancelled_request()
    {
        var clock = new FakeTimeProvider();
        using var session = new SandboxSession(
            new SandboxOptions { Clock = clock, Latency = TimeSpan.FromSeconds(3) });
        using var cancellation = new CancellationTokenSource();

        Task<HttpResponseMessage> sending = session.Client.GetAsync("/nothing", cancellation.Token);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending);
        session.Account.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handlers_that_share_an_account_lose_no_messages()
    {
        var account = new SandboxAccount(new SandboxOptions { RateLimit = 0 });
        int before = account.StoredMessageCount(SandboxData.EmailThreadId);

        await Parallel.ForAsync(0, 200, TestContext.Current.CancellationToken, async (_, _) =>
        {
            using var session = new SandboxSession(account, new Uri("https://api.hubapi.com"), handler: null);
            using HttpResponseMessage response = await session.PostAsync(
                SandboxSession.Messages(SandboxData.EmailThreadId), SandboxSession.EmailRequest());
            response.StatusCode.ShouldBe(HttpStatusCode.Created);
        });

        account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + 200);
        account.Requests.Count.ShouldBe(200);
    }

    [Fact]
    public async Task The_account_records_only_the_last_10000_requests()
    {
        using var session = new SandboxSession(new SandboxOptions { RateLimit = 0 });
        for (int request = 0; request <= 10_000; request++)
        {
            (await session.GetAsync($"channels/{request}")).Dispose();
        }

        session.Account.Requests.Count.ShouldBe(10_000);
        session.Account.Requests[0].PathAndQuery.ShouldEndWith("/channels/1");
    }

    [Fact]
    public void Inspecting_an_unknown_thread_throws_KeyNotFoundException()
    {
        var account = new SandboxAccount();

        Should.Throw<KeyNotFoundException>(() => account.StoredMessageCount("1"));
        Should.Throw<KeyNotFoundException>(() => account.MessagesJson("1"));
        Should.Throw<KeyNotFoundException>(() => account.ReceiveMessage("1", "Hello"));
    }
}
