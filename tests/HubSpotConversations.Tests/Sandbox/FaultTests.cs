using System.Net;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class FaultTests
{
    private static readonly string Path = SandboxSession.Messages(SandboxData.EmailThreadId);

    [Theory]
    [InlineData(FaultKind.None, HttpStatusCode.Created, 1)]
    [InlineData(FaultKind.StatusBefore, HttpStatusCode.ServiceUnavailable, 0)]
    [InlineData(FaultKind.StatusAfter, HttpStatusCode.ServiceUnavailable, 1)]
    [InlineData(FaultKind.Html, HttpStatusCode.OK, 0)]
    [InlineData(FaultKind.TooManyRequests, HttpStatusCode.TooManyRequests, 0)]
    [InlineData(FaultKind.Locked, HttpStatusCode.Locked, 0)]
    public async Task A_fault_with_an_answer_stores_the_message_or_not(
        FaultKind fault,
        HttpStatusCode status,
        int stored)
    {
        using var session = new SandboxSession(new SandboxOptions { Faults = FaultPlan.Sequence(fault) });
        int before = session.Account.StoredMessageCount(SandboxData.EmailThreadId);

        using HttpResponseMessage answer = await session.PostAsync(Path, SandboxSession.EmailEgg());

        answer.StatusCode.ShouldBe(status);
        session.Account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + stored);
    }

    [Theory]
    [InlineData(FaultKind.DropBefore, 0)]
    [InlineData(FaultKind.DropAfter, 1)]
    [InlineData(FaultKind.Truncate, 1)]
    public async Task A_broken_connection_throws_as_a_real_one(FaultKind fault, int stored)
    {
        using var session = new SandboxSession(new SandboxOptions { Faults = FaultPlan.Sequence(fault) });
        int before = session.Account.StoredMessageCount(SandboxData.EmailThreadId);

        HttpRequestException exception = await Should.ThrowAsync<HttpRequestException>(
            () => session.PostAsync(Path, SandboxSession.EmailEgg()));

        exception.InnerException.ShouldBeAssignableTo<IOException>();
        session.Account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + stored);
    }

    [Fact]
    public async Task A_cut_answer_declares_more_than_it_delivers()
    {
        using var session = new SandboxSession(
            new SandboxOptions { Faults = FaultPlan.Sequence(FaultKind.Truncate) });
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        using HttpResponseMessage answer = await session.Client.GetAsync(
            "/conversations/v3/conversations/inboxes", HttpCompletionOption.ResponseHeadersRead, cancellation);
        await using Stream body = await answer.Content.ReadAsStreamAsync(cancellation);
        byte[] buffer = new byte[(int)answer.Content.Headers.ContentLength!];
        int read = await body.ReadAsync(buffer, cancellation);

        read.ShouldBe(buffer.Length / 2);
        await Should.ThrowAsync<IOException>(async () => await body.ReadExactlyAsync(buffer, cancellation));
    }

    [Fact]
    public async Task The_same_seed_fails_in_the_same_way_and_about_as_often_as_said()
    {
        List<int> first = await StatusesAsync(seed: 7);
        List<int> second = await StatusesAsync(seed: 7);
        List<int> other = await StatusesAsync(seed: 8);

        first.ShouldBe(second);
        first.ShouldNotBe(other);
        first.Count(status => status != 200).ShouldBeInRange(60, 140);
        first.Distinct().Order().ShouldBe([200, 502, 504]);
    }

    [Fact]
    public async Task Faults_can_be_kept_to_some_requests_and_changed_on_the_way()
    {
        using var session = new SandboxSession(new SandboxOptions
        {
            Faults = new FaultPlan { StatusBefore = 1, AppliesTo = request => request.Method == "POST" },
        });

        using HttpResponseMessage read = await session.GetAsync("inboxes");
        using HttpResponseMessage failed = await session.PostAsync(Path, SandboxSession.EmailEgg());
        session.Account.Faults = null;
        using HttpResponseMessage sent = await session.PostAsync(Path, SandboxSession.EmailEgg());

        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        failed.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_account_that_is_moving_says_when_to_come_back()
    {
        using var session = new SandboxSession(
            new SandboxOptions { Faults = new FaultPlan { StatusBefore = 1, StatusCodes = [477] } });

        using HttpResponseMessage answer = await session.GetAsync("inboxes");

        answer.StatusCode.ShouldBe((HttpStatusCode)477);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
    }

    private static async Task<List<int>> StatusesAsync(int seed)
    {
        using var session = new SandboxSession(new SandboxOptions
        {
            RateLimit = 0,
            Faults = new FaultPlan(seed) { StatusBefore = 0.25, StatusCodes = [502, 504] },
        });
        var statuses = new List<int>();
        for (int request = 0; request < 400; request++)
        {
            using HttpResponseMessage answer = await session.GetAsync("inboxes");
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }
}
