using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>The limit that the user sets takes the place of the account's.</summary>
public sealed class OverrideTests
{
    private readonly SimClock _clock = new();
    private readonly AccountLimiter _limiter;

    public OverrideTests() => _limiter = new AccountLimiter(_clock);

    [Theory]
    [InlineData(50)]
    [InlineData(300)]
    public void It_is_kept_whatever_HubSpot_tells(int set)
    {
        _limiter.Override = set;
        _limiter.OnResponse(_limiter.Now(), Asking.Told(190, 189), isSuccess: true);

        _limiter.Room().ShouldBe(set - 1);
        _limiter.Status.Limit.ShouldBe(set);
    }

    [Fact]
    public void Below_the_told_limit_others_may_use_what_it_leaves()
    {
        _limiter.Override = 50;
        _limiter.OnResponse(_limiter.Now(), Asking.Told(190, 89), isSuccess: true);

        _limiter.Room().ShouldBe(49);
    }

    [Fact]
    public void Below_the_told_limit_others_may_use_so_much_that_less_is_left()
    {
        _limiter.Override = 50;
        _limiter.OnResponse(_limiter.Now(), Asking.Told(190, 30), isSuccess: true);

        _limiter.Room().ShouldBe(30);
    }

    [Fact]
    public async Task When_it_is_raised_or_removed_who_waits_goes_on()
    {
        _limiter.OnResponse(_limiter.Now(), Asking.Told(190, 189), isSuccess: true);
        _limiter.Override = 1;
        Task<Permit> first = _limiter.Ask();
        Task<Permit> second = _limiter.Ask();
        first.IsCompleted.ShouldBeFalse();

        _limiter.Override = 2;
        _ = await first.WaitAsync(Support.Api.TestEnd);
        second.IsCompleted.ShouldBeFalse();
        _limiter.Override = null;
        _ = await second.WaitAsync(Support.Api.TestEnd);

        _limiter.Status.Limit.ShouldBe(190);
        _limiter.Room().ShouldBe(187);
    }

    [Fact]
    public void It_keeps_a_service_without_limits_within_it()
    {
        var server = new SimServer(_clock, 10_000, TimeSpan.FromSeconds(10)) { Tells = false };
        var run = new Simulation(_clock, server, SimNetwork.Of(TimeSpan.FromMilliseconds(100)));
        run.Limiter.Override = 20;

        run.Run(60, 60);

        run.Starts.Count(static start => start < TimeSpan.FromSeconds(10)).ShouldBe(20);
        run.Starts.Count(static start => start < TimeSpan.FromSeconds(20)).ShouldBe(40);
    }
}
