using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>A server that does not report its limit, as HubSpot partly does for OAuth tokens.</summary>
public sealed class UnreportedLimitTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly SimNetwork Network = SimNetwork.Of(TimeSpan.FromMilliseconds(100));

    [Fact]
    public void After_the_first_success_the_limiter_assumes_no_limit()
    {
        var clock = new SimClock();
        var run = new Simulation(clock, new SimServer(clock, 10_000, Window) { ReportsLimit = false }, Network);
        run.Run(1, 1);

        run.Run(5000, 5000);

        run.MostInFlight.ShouldBe(5000);
        run.Limiter.Status.Limit.ShouldBeNull();
    }

    [Fact]
    public void After_a_failure_the_limiter_assumes_the_guess()
    {
        var limiter = new AccountLimiter(new SimClock());
        limiter.OnResponse(limiter.AcquireNow(), default, isSuccess: false);

        limiter.CountAvailable().ShouldBe(AccountLimiter.SafeGuess - 1);
    }

    [Fact]
    public void After_a_429_the_limiter_assumes_the_accepted_number_and_raises_it_gradually()
    {
        var clock = new SimClock();
        var server = new SimServer(clock, 120, Window) { ReportsLimit = false };
        var run = new Simulation(clock, server, Network);
        run.Add(100_000, 32);
        run.RunUntil(TimeSpan.FromSeconds(30));
        int refused = run.Refused;
        refused.ShouldBeInRange(1, 64);

        run.RunUntil(TimeSpan.FromSeconds(330));

        TestContext.Current.SendDiagnosticMessage(
            $"no headers: {run.Answered} of 120 a window in 330 s, {refused} refused first, {run.Refused} in all");
        (run.Answered / (33.0 * 120)).ShouldBeGreaterThan(0.6);
        ((double)run.Refused / run.Answered).ShouldBeLessThan(0.08);
    }

    [Fact]
    public void An_early_429_in_a_burst_does_not_reduce_the_limit_to_one()
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock);
        RefuseTwice(limiter, clock);
        Permit[] open = [.. Enumerable.Range(0, 60).Select(_ => limiter.AcquireNow())];
        foreach (Permit permit in open[..10])
        {
            limiter.OnRateLimited(permit, default, RateLimitErrors.Of(policy: null, TimeSpan.FromSeconds(1)));
        }

        foreach (Permit permit in open[10..])
        {
            limiter.OnResponse(permit, default, isSuccess: true);
        }

        limiter.Status.Limit.ShouldBe(50);
    }

    [Fact]
    public void The_assumed_limit_is_never_below_one()
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock);
        RefuseTwice(limiter, clock);
        for (int i = 0; i < 5; i++)
        {
            limiter.OnRateLimited(limiter.AcquireNow(), default, RateLimitErrors.Of(policy: null, TimeSpan.FromSeconds(1)));
            limiter.Status.Limit.ShouldBe(1);
            clock.RunUntil(clock.Elapsed + TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void The_assumed_limit_never_overflows()
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock);
        RefuseTwice(limiter, clock);
        limiter.OnRateLimited(limiter.AcquireNow(), default, RateLimitErrors.Of(policy: null, TimeSpan.FromSeconds(1)));
        int last = 0;
        for (int window = 0; window < 2000; window++)
        {
            clock.RunUntil(clock.Elapsed + Window);
            limiter.OnResponse(limiter.AcquireNow(), default, isSuccess: true);
            int limit = limiter.Status.Limit.ShouldNotBeNull();
            limit.ShouldBeGreaterThanOrEqualTo(last);
            last = limit;
        }
    }

    [Fact]
    public void An_occasional_429_sets_no_limit_and_holds_requests_for_a_second()
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock);
        limiter.OnResponse(limiter.AcquireNow(), default, isSuccess: true);
        for (int i = 0; i < 10; i++)
        {
            limiter.OnRateLimited(limiter.AcquireNow(), default, RateLimitErrors.Of(policy: null, retryAfter: null));
            limiter.Status.Limit.ShouldBeNull();
            limiter.Status.RetryAfterSec.ShouldBe(1);
            clock.RunUntil(clock.Elapsed + TimeSpan.FromSeconds(1));
            limiter.OnResponse(limiter.AcquireNow(), default, isSuccess: true);
        }
    }

    // The limiter lowers its limit only at the third 429 without a success in between.
    private static void RefuseTwice(AccountLimiter limiter, SimClock clock)
    {
        for (int i = 0; i < 2; i++)
        {
            limiter.OnRateLimited(limiter.AcquireNow(), default, RateLimitErrors.Of(policy: null, TimeSpan.FromSeconds(1)));
            clock.RunUntil(clock.Elapsed + TimeSpan.FromSeconds(1));
        }
    }
}
