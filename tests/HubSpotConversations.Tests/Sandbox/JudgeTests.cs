using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class JudgeTests
{
    private const string Thread = SandboxData.ChatThreadId;

    [Fact]
    public async Task StoredMessages_lists_every_message_in_the_order_it_was_stored()
    {
        using var session = new SandboxSession();
        int before = session.Account.StoredTexts(Thread).Count;
        await SendAsync(session, "One");
        session.Account.ReceiveMessage(Thread, "In between");
        await SendAsync(session, "Two");

        IReadOnlyList<SandboxMessage> messages = session.Account.StoredMessages(Thread);

        messages.Count.ShouldBe(session.Account.StoredMessageCount(Thread));
        messages.TakeLast(3).Select(message => $"{message.Type} {message.Direction} {message.Text}").ShouldBe(
            ["MESSAGE OUTGOING One", "MESSAGE INCOMING In between", "MESSAGE OUTGOING Two"]);
        messages.Select(message => message.Id).ShouldBe(
            JsonNode.Parse(session.Account.MessagesJson(Thread))!.AsArray().Select(message => (string)message!["id"]!));
        session.Account.StoredTexts(Thread).Skip(before).ShouldBe(["One", "Two"]);
        session.Account.SentMessageCount.ShouldBe(2);
    }

    [Fact]
    public void StoredMessages_covers_every_seeded_thread()
    {
        var account = new SandboxAccount();

        for (long thread = 6065362089; thread <= 6065362101; thread++)
        {
            account.StoredMessages($"{thread}").Count.ShouldBe(account.StoredMessageCount($"{thread}"));
            account.StoredTexts($"{thread}").ShouldAllBe(text => text != null);
        }

        Should.Throw<KeyNotFoundException>(() => account.StoredMessages("1"));
        Should.Throw<KeyNotFoundException>(() => account.StoredTexts("1"));
    }

    [Fact]
    public async Task Judge_requests_bypass_the_token_the_limits_the_faults_and_the_request_log()
    {
        var account = new SandboxAccount(new SandboxOptions
        {
            ExtraThreads = 1,
            RateLimit = 2,
            HistoryLag = TimeSpan.FromDays(1),
        });
        await using SandboxHost host = await SandboxHost.StartAsync(
            account, cancellationToken: TestContext.Current.CancellationToken);
        using var session = new SandboxSession(account, host.BaseAddress, new SocketsHttpHandler());
        await SendAsync(session, "One", "6100000000");
        await SendAsync(session, "Two", "6100000000");
        session.Client.DefaultRequestHeaders.Authorization = null;
        account.Faults = new FaultPlan { DropBefore = 1 };

        JsonObject stored = await session.GetJsonAsync("/sandbox/stored?threadId=6100000000");
        JsonObject count = await session.GetJsonAsync("/sandbox/stored-count");
        JsonObject countOfOne = await session.GetJsonAsync("/sandbox/stored-count?threadId=6100000000");

        JsonArray results = stored["results"]!.AsArray();
        results.Select(message => (string?)message!["text"]).ShouldBe(["One", "Two"]);
        results.Select(message => (string?)message!["id"]).ShouldBe(
            account.StoredMessages("6100000000").TakeLast(2).Select(message => message.Id));
        ((DateTimeOffset)results[0]!["createdAt"]!).ShouldBe(account.StoredMessages("6100000000")[^2].CreatedAt);
        ((int?)count["count"]).ShouldBe(2);
        ((int?)countOfOne["count"]).ShouldBe(2);
        account.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("/sandbox/stored", HttpStatusCode.BadRequest)]
    [InlineData("/sandbox/stored?threadId=1", HttpStatusCode.NotFound)]
    [InlineData("/sandbox/stored-count?threadId=1", HttpStatusCode.NotFound)]
    [InlineData("/sandbox/nothing", HttpStatusCode.NotFound)]
    public async Task The_judge_endpoint_rejects_unknown_or_incomplete_requests(string path, HttpStatusCode status)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.GetAsync(path);

        response.StatusCode.ShouldBe(status);
    }

    private static async Task SendAsync(SandboxSession session, string text, string thread = Thread)
    {
        JsonObject request = thread == Thread ? SandboxSession.ChatRequest() : SandboxSession.EmailRequest();
        request["text"] = text;
        using HttpResponseMessage response = await session.PostAsync(SandboxSession.Messages(thread), request);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }
}
