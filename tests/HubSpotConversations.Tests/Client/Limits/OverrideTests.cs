using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>The limit that the user sets replaces the account's limit.</summary>
public sealed class OverrideTests
{
    private readonly SimClock _clock = new();
    private readonly AccountLimiter _limiter;

    public OverrideTests() => _limiter = new AccountLimiter(_clock);

    [Theory]
    [InlineData(50)]
    [InlineData(300)]
    public void The_override_applies_regardless_of_the_reported_limit(int set)
    {
        _limiter.Override = set;
        _limiter.OnResponse(_limiter.AcquireNow(), LimiterExtensions.Headers(190, 189), isSuccess: true);

        _limiter.CountAvailable().ShouldBe(set - 1);
        _limiter.Status.Limit.ShouldBe(set);
    }

    [Fact]
    public void Below_the_reported_limit_other_programs_can_use_the_rest()
    {
        _limiter.Override = 50;
        _limiter.OnResponse(_limiter.AcquireNow(), LimiterExtensions.Headers(190, 89), isSuccess: true);

        _limiter.CountAvailable().ShouldBe(49);
    }

    [Fact]
    public void Less_than_the_override_is_available_if_other_programs_use_more()
    {
        _limiter.Override = 50;
        _limiter.OnResponse(_limiter.AcquireNow(), LimiterExtensions.Headers(190, 30), isSuccess: true);

        _limiter.CountAvailable().ShouldBe(30);
    }

    [Fact]
    public async Task Raising_or_removing_the_override_releases_waiting_requests()
    {
        _limiter.OnResponse(_limiter.AcquireNow(), LimiterExtensions.Headers(190, 189), isSuccess: true);
        _limiter.Override = 1;
        Task<Permit> first = _limiter.Acquire();
        Task<Permit> second = _limiter.Acquire();
        first.IsCompleted.ShouldBeFalse();

        _limiter.Override = 2;
        _ = await first.WaitAsync(Support.Api.TestEnd);
        second.IsCompleted.ShouldBeFalse();
        _limiter.Override = null;
        _ = await second.WaitAsync(Support.Api.TestEnd);

        _limiter.Status.Limit.ShouldBe(190);
        _limiter.CountAvailable().ShouldBe(187);
    }

    [Fact]
    public void The_override_limits_requests_to_a_server_without_limits()
    {
        var server = new SimServer(_clock, 10_000, TimeSpan.FromSeconds(10)) { ReportsLimit = false };
        var run = new Simulation(_clock, server, SimNetwork.Of(TimeSpan.FromMilliseconds(100)));
        run.Limiter.Override = 20;

        run.Run(60, 60);

        run.Starts.Count(static start => start < TimeSpan.FromSeconds(10)).ShouldBe(20);
        run.Starts.Count(static start => start < TimeSpan.FromSeconds(20)).ShouldBe(40);
    }
}
