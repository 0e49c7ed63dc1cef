using System.Globalization;
using CsCheck;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>
/// Failed requests are retried where that is safe and useful, after a pause, and a limited number of times.
/// </summary>
public sealed class RetryTests
{
    private const string OpenThread = """{"id":"123","status":"OPEN"}""";
    private readonly SimClock _clock = new();
    private readonly WaitRecorder _waits = new();

    [Theory]
    [InlineData(408, 1)]
    [InlineData(423, 2)]
    [InlineData(477, 1)]
    [InlineData(500, 1)]
    [InlineData(502, 2)]
    [InlineData(503, 2)]
    [InlineData(504, 2)]
    [InlineData(521, 2)]
    [InlineData(523, 2)]
    [InlineData(524, 2)]
    [InlineData(599, 1)]
    public async Task Transient_errors_are_retried_after_increasing_pauses(int status, int first)
    {
        StubHandler handler = Failing(times: 4, status);

        await _waits.Pass(_clock, Client(handler).Threads.GetAsync("123", cancellationToken: Api.TestEnd));

        handler.Requests.Count.ShouldBe(5);
        _waits.Waits.Count.ShouldBe(4);
        for (int i = 0; i < 4; i++)
        {
            _waits.Waits[i].Reason.ShouldBe(WaitReason.Retry);
            _waits.Waits[i].Time.TotalSeconds.ShouldBeInRange(first * Math.Pow(2, i), first * Math.Pow(2, i) * 1.5);
        }

        _waits.IsWaiting.ShouldBeFalse();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(501)]
    [InlineData(505)]
    [InlineData(522)]
    [InlineData(525)]
    [InlineData(526)]
    public async Task Permanent_errors_are_not_retried(int status)
    {
        StubHandler handler = Failing(times: 1, status);

        await Should.ThrowAsync<HubSpotApiException>(
            _waits.Pass(_clock, Client(handler).Threads.GetAsync("123", cancellationToken: Api.TestEnd)));

        _ = handler.Only;
        _waits.Waits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public async Task Idempotent_calls_are_retried(string method)
    {
        StubHandler handler = Failing(times: 2, 503);
        ConversationsClient client = Client(handler);
        Func<Task> call = method switch
        {
            "PATCH" => () => client.Threads.SetStatusAsync("123", "OPEN", Api.TestEnd),
            "PUT" => () => client.Threads.AssignAsync("123", "A-1", Api.TestEnd),
            "DELETE" => () => client.Threads.UnassignAsync("123", Api.TestEnd),
            _ => () => client.Actors.GetBatchAsync(["A-1"], cancellationToken: Api.TestEnd),
        };

        await _waits.Pass(_clock, Done(call()));

        handler.Requests.Count.ShouldBe(3);
        handler.Requests.ShouldAllBe(request => request.Method == method);
    }

    [Theory]
    [InlineData(423, true)]
    [InlineData(429, true)]
    [InlineData(408, false)]
    [InlineData(477, false)]
    [InlineData(500, false)]
    [InlineData(502, false)]
    [InlineData(503, false)]
    [InlineData(504, false)]
    [InlineData(524, false)]
    public async Task A_send_is_retried_only_if_HubSpot_did_not_accept_it(int status, bool isAgain)
    {
        StubHandler handler = Failing(times: 1, status);
        Task<Models.ThreadMessage> send = Client(handler).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd);

        (await Record.ExceptionAsync(() => _waits.Pass(_clock, send)) is null).ShouldBe(isAgain);

        handler.Requests.Count.ShouldBe(isAgain ? 2 : 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_broken_send_is_retried_only_if_it_never_connected(bool isUnconnected)
    {
        int requests = 0;
        var broken = new HttpRequestException(HttpRequestError.ConnectionError, "broken");
        Task<HttpResponseMessage> Connect() => ++requests == 1
            ? Task.FromException<HttpResponseMessage>(broken)
            : Task.FromResult(StubHandler.Response(201, Api.Accepted));
        using HttpMessageHandler handler = isUnconnected
            ? new UnconnectedHandler(_ => Connect())
            : new StubHandler((_, _) => Connect());
        Task<Models.ThreadMessage> send = Client(handler).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd);

        (await Record.ExceptionAsync(() => _waits.Pass(_clock, send)) is null).ShouldBe(isUnconnected);

        requests.ShouldBe(isUnconnected ? 2 : 1);
    }

    [Theory]
    [InlineData(503, 7, 7)]
    [InlineData(423, 1, 2)]
    [InlineData(423, 60, 60)]
    [InlineData(477, 90, 90)]
    public async Task Retry_After_lengthens_the_pause(int status, int asked, int least)
    {
        StubHandler handler = Failing(times: 1, status, asked);

        await _waits.Pass(_clock, Client(handler).Threads.GetAsync("123", cancellationToken: Api.TestEnd));

        _waits.Waits.ShouldHaveSingleItem().Time.TotalSeconds.ShouldBeInRange(least, least + 1.5);
    }

    [Fact]
    public async Task A_pause_longer_than_the_retry_timeout_fails_the_call()
    {
        StubHandler short1 = Failing(times: 1, 477, 86_400);
        await Should.ThrowAsync<HubSpotApiException>(
            _waits.Pass(_clock, Client(short1).Threads.GetAsync("123", cancellationToken: Api.TestEnd)));
        _waits.Waits.ShouldBeEmpty();

        StubHandler enough = Failing(times: 1, 477, 86_400);
        await _waits.Pass(_clock, Client(enough, retryTimeout: TimeSpan.FromHours(25))
            .Threads.GetAsync("123", cancellationToken: Api.TestEnd));
        _clock.Elapsed.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromDays(1));
    }

    [Fact]
    public Task Attempts_and_time_are_limited_for_every_sequence_of_failures()
        => Gen.Select(
            Gen.OneOf(408, 423, 429, 477, 500, 502, 503, 504, 524, 0).Array[12],
            Gen.Int[-1, 40].Array[12],
            Gen.Int[0, 8],
            Gen.Int[1, 120],
            Gen.Bool).SampleAsync(
            static async (statuses, waits, maxRetry, seconds, isReported) =>
            {
                var clock = new SimClock();
                var seen = new WaitRecorder();
                int requests = 0;
                TimeSpan last = TimeSpan.Zero;
                using var handler = new StubHandler((_, _) =>
                {
                    last = clock.Elapsed;
                    int i = requests++;
                    return statuses[i] == 0
                        ? Task.FromException<HttpResponseMessage>(new HttpRequestException("broken"))
                        : Task.FromResult(Failure(statuses[i], waits[i], isReported));
                });
                ConversationsClient client = Make(handler, clock, seen, maxRetry, TimeSpan.FromSeconds(seconds));

                await Should.ThrowAsync<HubSpotException>(
                    seen.Pass(clock, client.Threads.GetAsync("123", cancellationToken: CancellationToken.None)));

                // Timers round up to a millisecond. A 429 that doesn't report the limit reduces it to one request here,
                // so the last attempt may have to wait for a window and the margin.
                last.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(seconds + 0.002 + (isReported ? 0 : 10.026)));
                requests.ShouldBeInRange(1, maxRetry + 1);
                seen.IsWaiting.ShouldBeFalse();
            },
            iter: 200,
            threads: 1);

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Cancelling_a_call_during_a_pause_ends_it_immediately(int status)
    {
        StubHandler handler = Failing(times: 9, status);
        using var end = new CancellationTokenSource();
        Task call = Client(handler).Threads.GetAsync("123", cancellationToken: end.Token);
        _waits.IsWaiting.ShouldBeTrue();

        await end.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call.WaitAsync(Api.TestEnd));
        _waits.IsWaiting.ShouldBeFalse();
        _clock.Elapsed.ShouldBe(TimeSpan.Zero);
        _ = handler.Only;
    }

    [Fact]
    public async Task A_429_holds_requests_until_the_date_in_Retry_After()
    {
        int requests = 0;
        using var handler = new StubHandler(_ =>
        {
            HttpResponseMessage response = StubHandler.Response(++requests == 1 ? 429 : 200, OpenThread);
            response.Headers.RetryAfter = new(_clock.GetUtcNow().AddSeconds(7));
            return response;
        });

        await _waits.Pass(_clock, Client(handler).Threads.GetAsync("123", cancellationToken: Api.TestEnd));

        _clock.Elapsed.TotalSeconds.ShouldBe(7, 0.002);
        _waits.Waits.Select(static wait => (wait.Reason, wait.Time.TotalSeconds))
            .ShouldBe([(WaitReason.Retry, 0), (WaitReason.Hold, 7)]);
    }

    private static async Task<bool> Done(Task call)
    {
        await call;
        return true;
    }

    private static HttpResponseMessage Failure(int status, int retryAfter, bool isReported = false)
    {
        HttpResponseMessage response = StubHandler.Response(status, "{}");
        if (isReported)
        {
            response.Headers.TryAddWithoutValidation("X-HubSpot-RateLimit-Max", "190");
            response.Headers.TryAddWithoutValidation("X-HubSpot-RateLimit-Remaining", "100");
        }

        if (retryAfter >= 0)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }

    private static StubHandler Failing(int times, int status, int retryAfter = -1)
    {
        int requests = 0;
        return new StubHandler(request => ++requests <= times
            ? Failure(status, retryAfter)
            : request.Path.EndsWith("/batch/read", StringComparison.Ordinal)
                ? StubHandler.Response(200, """{"status":"COMPLETE","results":[{"id":"A-1"}]}""")
                : request.Path.EndsWith("/messages", StringComparison.Ordinal)
                    ? StubHandler.Response(201, Api.Accepted)
                    : StubHandler.Response(200, OpenThread));
    }

    private static ConversationsClient Make(
        HttpMessageHandler handler, SimClock clock, WaitRecorder waits, int maxRetry, TimeSpan retryTimeout)
        => new ConversationsClient(new ConversationsClientOptions
        {
            AccessToken = Api.Secret,
            Handler = handler,
            Clock = clock,
            MaxRetry = maxRetry,
            RetryTimeout = retryTimeout,
        }).WithObservers(observer: null, waits);

    private ConversationsClient Client(HttpMessageHandler handler, TimeSpan? retryTimeout = null)
        => Make(handler, _clock, _waits, 6, retryTimeout ?? TimeSpan.FromMinutes(2));
}
