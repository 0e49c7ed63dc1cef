using System.Net;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class HandlerTests
{
    [Fact]
    public void Without_latency_an_answer_is_there_at_once()
    {
        using var session = new SandboxSession();
        using var invoker = new HttpMessageInvoker(session.Account.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.hubapi.com/nothing");

        Task<HttpResponseMessage> answer = invoker.SendAsync(request, TestContext.Current.CancellationToken);

        answer.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Latency_is_waited_on_the_accounts_clock()
    {
        var clock = new FakeTimeProvider();
        using var session = new SandboxSession(
            new SandboxOptions { Clock = clock, Latency = TimeSpan.FromSeconds(3) });

        Task<HttpResponseMessage> sending = session.GetAsync("inboxes");
        sending.IsCompleted.ShouldBeFalse();
        session.Account.Requests.ShouldBeEmpty();
        clock.Advance(TimeSpan.FromSeconds(3));

        using HttpResponseMessage answer = await sending;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cancelled_request_is_not_handled()
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
    public async Task Many_handlers_share_one_account_and_lose_nothing()
    {
        var account = new SandboxAccount(new SandboxOptions { RateLimit = 0 });
        int before = account.StoredMessageCount(SandboxData.EmailThreadId);

        await Parallel.ForAsync(0, 200, TestContext.Current.CancellationToken, async (_, _) =>
        {
            using var session = new SandboxSession(account, new Uri("https://api.hubapi.com"), handler: null);
            using HttpResponseMessage answer = await session.PostAsync(
                SandboxSession.Messages(SandboxData.EmailThreadId), SandboxSession.EmailEgg());
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        });

        account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + 200);
        account.Requests.Count.ShouldBe(200);
    }

    [Fact]
    public async Task Only_the_last_ten_thousand_requests_are_kept()
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
    public void An_unknown_thread_has_no_messages_to_look_at()
    {
        var account = new SandboxAccount();

        Should.Throw<KeyNotFoundException>(() => account.StoredMessageCount("1"));
        Should.Throw<KeyNotFoundException>(() => account.MessagesJson("1"));
        Should.Throw<KeyNotFoundException>(() => account.ReceiveMessage("1", "Hello"));
    }
}
