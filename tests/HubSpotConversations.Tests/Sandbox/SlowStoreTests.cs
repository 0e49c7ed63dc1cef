using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class SlowStoreTests
{
    private const string Thread = SandboxData.EmailThreadId;
    private static readonly string Path = SandboxSession.Messages(Thread);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_connection_drops_immediately_and_the_message_is_stored_later()
    {
        using var session = new SandboxSession(Options(FaultPlan.Sequence(FaultKind.SlowStore)));
        int before = session.Account.StoredMessageCount(Thread);

        await Should.ThrowAsync<HttpRequestException>(() => session.PostAsync(Path, SandboxSession.EmailRequest()));

        session.Account.StoredMessageCount(Thread).ShouldBe(before);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        session.Account.StoredMessageCount(Thread).ShouldBe(before);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        session.Account.StoredMessageCount(Thread).ShouldBe(before + 1);
        session.Account.SentMessageCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_late_message_is_stored_with_the_time_and_position_of_its_storage()
    {
        using var session = new SandboxSession(Options(new FaultPlan
        {
            SlowStore = 1,
            SlowStoreDelay = TimeSpan.FromSeconds(5),
            AppliesTo = request => request.Body.Contains("late"),
        }));
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(session, "late"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await SendAsync(session, "first")).StatusCode.ShouldBe(HttpStatusCode.Created);
        _clock.Advance(TimeSpan.FromSeconds(9));
        (await SendAsync(session, "last")).StatusCode.ShouldBe(HttpStatusCode.Created);

        session.Account.StoredTexts(Thread).TakeLast(3).ShouldBe(["first", "late", "last"]);
        SandboxMessage late = session.Account.StoredMessages(Thread)[^2];
        late.CreatedAt.ShouldBe(new DateTimeOffset(2026, 12, 1, 8, 0, 5, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_rejected_message_is_not_stored_later()
    {
        using var session = new SandboxSession(new SandboxOptions
        {
            Clock = _clock,
            AccessToken = "another",
            Faults = FaultPlan.Sequence(FaultKind.SlowStore),
        });

        await Should.ThrowAsync<HttpRequestException>(() => session.PostAsync(Path, SandboxSession.EmailRequest()));
        _clock.Advance(TimeSpan.FromSeconds(5));

        session.Account.SentMessageCount.ShouldBe(0);
    }

    [Fact]
    public async Task The_server_keeps_the_body_until_it_is_stored()
    {
        var account = new SandboxAccount(Options(FaultPlan.Sequence(FaultKind.SlowStore)));
        await using SandboxHost host = await SandboxHost.StartAsync(
            account, cancellationToken: TestContext.Current.CancellationToken);
        using var session = new SandboxSession(account, host.BaseAddress, new SocketsHttpHandler());

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(session, "late"));
        for (int other = 0; other < 20; other++)
        {
            (await SendAsync(session, new string('x', 2000))).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        account.SentMessageCount.ShouldBe(20);
        _clock.Advance(TimeSpan.FromSeconds(1));
        account.SentMessageCount.ShouldBe(21);
        account.StoredTexts(Thread)[^1].ShouldBe("late");
    }

    private static Task<HttpResponseMessage> SendAsync(SandboxSession session, string text)
    {
        JsonObject request = SandboxSession.EmailRequest();
        request["text"] = text;
        return session.PostAsync(Path, request);
    }

    private SandboxOptions Options(FaultPlan faults) => new() { Clock = _clock, Faults = faults };
}
