using HubSpotConversations.Http.Clients;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Delivery;

public sealed class TimeoutTests
{
    [Fact]
    public async Task A_call_without_a_response_in_time_throws_a_timeout()
    {
        var clock = new FakeTimeProvider();
        using var server = new LoopbackServer(LoopbackReply.Hang());
        Task<Page<Inbox>> call = Api.At(server.Uri, clock).Inboxes.ListAsync("secret", cancellationToken: Api.TestEnd);
        await server.FirstRequest.Task.WaitAsync(Api.TestEnd);

        clock.Advance(TimeSpan.FromSeconds(100));

        HubSpotTimeoutException failure = await Should.ThrowAsync<HubSpotTimeoutException>(async () => await call);
        failure.Message.ShouldContain("did not respond to GET /conversations/v3/conversations/inboxes within 100 seconds.");
        failure.RequestUri.Query.ShouldBeEmpty();
        failure.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task The_timeout_option_sets_the_time_limit()
    {
        var clock = new FakeTimeProvider();
        using var server = new LoopbackServer(LoopbackReply.Hang());
        var client = new ConversationsClient(new ConversationsClientOptions
        {
            AccessToken = Api.Secret,
            BaseUri = server.Uri,
            Clock = clock,
            Timeout = TimeSpan.FromSeconds(2.5),
            MaxRetry = 0,
        });
        Task<Page<Inbox>> call = client.Inboxes.ListAsync(cancellationToken: Api.TestEnd);
        await server.FirstRequest.Task.WaitAsync(Api.TestEnd);

        clock.Advance(TimeSpan.FromSeconds(2.4));
        call.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(0.1));

        (await Should.ThrowAsync<HubSpotTimeoutException>(async () => await call)).Message.ShouldContain("within 2.5 seconds");
    }

    [Fact]
    public async Task A_response_that_stalls_throws_a_timeout()
    {
        var clock = new FakeTimeProvider();
        using var stream = new StalledStream();
        Task<Page<Inbox>> call = Api.Over(StubHandler.Responding(200, stream), clock: clock).Inboxes
            .ListAsync(cancellationToken: Api.TestEnd);
        await stream.Stalled.WaitAsync(Api.TestEnd);

        clock.Advance(TimeSpan.FromSeconds(100));

        await Should.ThrowAsync<HubSpotTimeoutException>(async () => await call);
    }

    [Fact]
    public async Task Cancelling_a_call_throws_OperationCanceledException()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Api.TestEnd);
        using var server = new LoopbackServer(LoopbackReply.Hang());
        Task<Page<Inbox>> call = Api.At(server.Uri).Inboxes.ListAsync(cancellationToken: caller.Token);
        await server.FirstRequest.Task.WaitAsync(Api.TestEnd);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await call);
    }

    [Fact]
    public async Task Cancelling_a_send_throws_OperationCanceledException()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Api.TestEnd);
        using var server = new LoopbackServer(LoopbackReply.Hang());
        Task<ThreadMessage> send = Api.At(server.Uri).Threads.SendMessageAsync(Drafts.Message(), caller.Token);
        await server.FirstRequest.Task.WaitAsync(Api.TestEnd);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await send);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_token_prevents_the_request()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, "{}"));

        await Should.ThrowAsync<OperationCanceledException>(async () => await Api.At(server.Uri).Threads
            .SendMessageAsync(Drafts.Message(), new CancellationToken(canceled: true)));

        server.Requests.ShouldBeEmpty();
    }
}
