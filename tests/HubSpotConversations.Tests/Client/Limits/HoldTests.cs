using HubSpotConversations.Http.RateLimiting;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>After a 429, every request waits as long as HubSpot requires, or fails immediately.</summary>
public sealed class HoldTests
{
    private const string Rolling = "TEN_SECONDLY_ROLLING";
    private readonly SimClock _clock = new();
    private readonly AccountLimiter _limiter;

    public HoldTests()
    {
        _limiter = new AccountLimiter(_clock);
        _limiter.OnResponse(_limiter.AcquireNow(), LimiterExtensions.Headers(190, 189), isSuccess: true);
    }

    [Theory]
    [InlineData(Rolling, 7.0, 7.0)]
    [InlineData(Rolling, 0.0, 0.25)]
    [InlineData(Rolling, null, 10.0)]
    [InlineData(null, null, 10.0)]
    [InlineData("SECONDLY", null, 1.0)]
    [InlineData("SECONDLY", 3.0, 3.0)]
    public async Task A_429_holds_every_request_until_its_time_has_passed(string? policy, double? asked, double held)
    {
        Refuse(policy, asked);
        Task<Permit>[] waiting = [_limiter.Acquire(), _limiter.Acquire(), _limiter.Acquire()];

        _limiter.Status.RetryAfterSec.ShouldBe(held, 0.001);
        _clock.RunUntil(_clock.Elapsed + TimeSpan.FromSeconds(held - 0.001));
        _limiter.Status.Waiting.ShouldBe(3);
        _clock.RunUntil(_clock.Elapsed + TimeSpan.FromSeconds(0.002));

        _ = await Task.WhenAll(waiting).WaitAsync(Api.TestEnd);
    }

    [Fact]
    public void A_shorter_hold_does_not_end_a_longer_one()
    {
        Permit second = _limiter.AcquireNow();
        Refuse(Rolling, 20);

        _limiter.OnRateLimited(second, default, RateLimitErrors.Of(Rolling, TimeSpan.FromSeconds(1)));

        _limiter.Status.RetryAfterSec.ShouldBe(20, 0.001);
    }

    [Fact]
    public async Task A_limit_per_second_is_kept_once_HubSpot_has_enforced_it()
    {
        _limiter.OnRateLimited(_limiter.AcquireNow(), new RateHeaders { Secondly = 19 }, RateLimitErrors.Of("SECONDLY"));
        Task<Permit>[] waiting = [.. Enumerable.Range(0, 50).Select(_ => _limiter.Acquire())];
        var open = new List<Task<Permit>>();
        var perSecond = new List<int>();

        for (int second = 0; second < 4; second++)
        {
            _clock.RunUntil(_clock.Elapsed + TimeSpan.FromSeconds(1.03));
            int served = waiting.Length - _limiter.Status.Waiting;
            perSecond.Add(served - open.Count);
            foreach (Task<Permit> task in waiting[open.Count..served])
            {
                open.Add(task);
                _limiter.OnResponse(await task.WaitAsync(Api.TestEnd), default, isSuccess: true);
            }
        }

        perSecond.ShouldBe([19, 19, 12, 0]);
    }

    [Fact]
    public async Task The_daily_limit_fails_every_request_and_reports_its_reset()
    {
        DateTimeOffset reset = _clock.GetUtcNow().AddHours(5);
        Permit[] open = [.. Enumerable.Range(0, 189).Select(_ => _limiter.AcquireNow())];
        Task<Permit>[] waiting = [_limiter.Acquire(), _limiter.Acquire(TimeSpan.MaxValue)];

        _limiter.OnRateLimited(open[0], default, RateLimitErrors.Of("DAILY", TimeSpan.FromHours(5), reset));

        foreach (Task<Permit> task in waiting)
        {
            HubSpotRateLimitException failure = await Should.ThrowAsync<HubSpotRateLimitException>(task);
            failure.IsDaily.ShouldBeTrue();
            failure.ResetsAt.ShouldBe(reset);
        }

        Should.Throw<HubSpotRateLimitException>(() => _ = _limiter.Acquire(TimeSpan.MaxValue))
            .ResetsAt.ShouldBe(reset);
        _limiter.Status.Waiting.ShouldBe(0);

        _clock.RunUntil(_clock.Elapsed + TimeSpan.FromHours(5));
        _limiter.OnNotSent();
        _ = _limiter.AcquireNow();
    }

    [Fact]
    public void A_daily_limit_without_a_time_is_tried_again_after_a_window()
    {
        Refuse("DAILY", asked: null);
        Should.Throw<HubSpotRateLimitException>(() => _ = _limiter.Acquire(TimeSpan.MaxValue));

        _clock.RunUntil(_clock.Elapsed + TimeSpan.FromSeconds(10));

        _ = _limiter.AcquireNow();
    }

    [Fact]
    public void A_later_rolling_limit_does_not_hide_the_daily_limit()
    {
        Permit other = _limiter.AcquireNow();
        DateTimeOffset reset = _clock.GetUtcNow().AddHours(5);
        _limiter.OnRateLimited(_limiter.AcquireNow(), default, RateLimitErrors.Of("DAILY", TimeSpan.FromHours(5), reset));

        _limiter.OnRateLimited(other, default, RateLimitErrors.Of(Rolling));

        HubSpotRateLimitException failure = Should.Throw<HubSpotRateLimitException>(
            () => _ = _limiter.Acquire(TimeSpan.FromDays(2)));
        failure.IsDaily.ShouldBeTrue();
        failure.ResetsAt.ShouldBe(reset);
    }

    [Fact]
    public async Task A_request_that_would_wait_too_long_fails_and_the_others_wait()
    {
        Permit[] open = [.. Enumerable.Range(0, 189).Select(_ => _limiter.AcquireNow())];
        Task<Permit> impatient = _limiter.Acquire(TimeSpan.FromSeconds(29));
        Task<Permit> patient = _limiter.Acquire(TimeSpan.FromSeconds(31));

        _limiter.OnRateLimited(open[0], default, RateLimitErrors.Of(Rolling, TimeSpan.FromSeconds(30)));

        (await Should.ThrowAsync<HubSpotRateLimitException>(impatient)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        Should.Throw<HubSpotRateLimitException>(() => _ = _limiter.Acquire(TimeSpan.FromSeconds(29)));
        patient.IsCompleted.ShouldBeFalse();
        _clock.RunUntil(_clock.Elapsed + TimeSpan.FromSeconds(30));
        _ = await patient.WaitAsync(Api.TestEnd);
    }

    private void Refuse(string? policy, double? asked)
        => _limiter.OnRateLimited(
            _limiter.AcquireNow(),
            LimiterExtensions.Headers(190, 100),
            RateLimitErrors.Of(policy, asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null));
}
