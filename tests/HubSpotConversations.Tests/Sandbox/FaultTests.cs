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
    public async Task The_kind_of_fault_decides_whether_the_message_is_stored(
        FaultKind fault,
        HttpStatusCode status,
        int stored)
    {
        using var session = new SandboxSession(new SandboxOptions { Faults = FaultPlan.Sequence(fault) });
        int before = session.Account.StoredMessageCount(SandboxData.EmailThreadId);

        using HttpResponseMessage response = await session.PostAsync(Path, SandboxSession.EmailRequest());

        response.StatusCode.ShouldBe(status);
        session.Account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + stored);
    }

    [Theory]
    [InlineData(FaultKind.DropBefore, 0)]
    [InlineData(FaultKind.DropAfter, 1)]
    [InlineData(FaultKind.Truncate, 1)]
    public async Task A_broken_connection_throws_the_same_exceptions_as_a_real_one(FaultKind fault, int stored)
    {
        using var session = new SandboxSession(new SandboxOptions { Faults = FaultPlan.Sequence(fault) });
        int before = session.Account.StoredMessageCount(SandboxData.EmailThreadId);

        HttpRequestException exception = await Should.ThrowAsync<HttpRequestException>(
            () => session.PostAsync(Path, SandboxSession.EmailRequest()));

        exception.InnerException.ShouldBeAssignableTo<IOException>();
        session.Account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + stored);
    }

    [Fact]
    public async Task A_truncated_response_declares_a_longer_body_than_it_delivers()
    {
        using var session = new SandboxSession(
            new SandboxOptions { Faults = FaultPlan.Sequence(FaultKind.Truncate) });
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        using HttpResponseMessage response = await session.Client.GetAsync(
            "/conversations/v3/conversations/inboxes", HttpCompletionOption.ResponseHeadersRead, cancellation);
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
        byte[] buffer = new byte[(int)response.Content.Headers.ContentLength!];
        int read = await body.ReadAsync(buffer, cancellation);

        read.ShouldBe(buffer.Length / 2);
        await Should.ThrowAsync<IOException>(async () => await body.ReadExactlyAsync(buffer, cancellation));
    }

    [Fact]
    public async Task The_same_seed_repeats_its_faults_at_about_the_configured_rate()
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
    public async Task Faults_can_apply_to_some_requests_and_change_at_run_time()
    {
        using var session = new SandboxSession(new SandboxOptions
        {
            Faults = new FaultPlan { StatusBefore = 1, AppliesTo = request => request.Method == "POST" },
        });

        using HttpResponseMessage read = await session.GetAsync("inboxes");
        using HttpResponseMessage failed = await session.PostAsync(Path, SandboxSession.EmailRequest());
        session.Account.Faults = null;
        using HttpResponseMessage sent = await session.PostAsync(Path, SandboxSession.EmailRequest());

        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        failed.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_account_that_is_being_migrated_sends_Retry_After()
    {
        using var session = new SandboxSession(
            new SandboxOptions { Faults = new FaultPlan { StatusBefore = 1, StatusCodes = [477] } });

        using HttpResponseMessage response = await session.GetAsync("inboxes");

        response.StatusCode.ShouldBe((HttpStatusCode)477);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
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
            using HttpResponseMessage response = await session.GetAsync("inboxes");
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
