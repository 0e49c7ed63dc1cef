using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>A service that says nothing of its limit, as HubSpot where the token is OAuth's, in part.</summary>
public sealed class UntoldLimitTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly SimNetwork Network = SimNetwork.Of(TimeSpan.FromMilliseconds(100));

    [Fact]
    public void After_the_first_success_there_is_none()
    {
        var clock = new SimClock();
        var run = new Simulation(clock, new SimServer(clock, 10_000, Window) { Tells = false }, Network);
        run.Run(1, 1);

        run.Run(5000, 5000);

        run.MostInFlight.ShouldBe(5000);
        run.Limiter.Status.Limit.ShouldBeNull();
    }

    [Fact]
    public void After_a_failure_there_is_the_guess()
    {
        var limiter = new AccountLimiter(new SimClock());
        limiter.OnResponse(limiter.Now(), default, isSuccess: false);

        limiter.Room().ShouldBe(AccountLimiter.SafeGuess - 1);
    }

    [Fact]
    public void After_a_refusal_as_many_as_were_taken_are_the_limit_and_it_is_tried_higher_again()
    {
        var clock = new SimClock();
        var server = new SimServer(clock, 120, Window) { Tells = false };
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
    public void A_refusal_of_the_first_of_many_is_no_reason_to_send_one_at_a_time()
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock);
        RefuseTwice(limiter, clock);
        Permit[] open = [.. Enumerable.Range(0, 60).Select(_ => limiter.Now())];
        foreach (Permit permit in open[..10])
        {
            limiter.OnRateLimited(permit, default, Refusals.Of(policy: null, TimeSpan.FromSeconds(1)));
        }

        foreach (Permit permit in open[10..])
        {
            limiter.OnResponse(permit, default, isSuccess: true);
        }

        limiter.Status.Limit.ShouldBe(50);
    }

    [Fact]
    public void The_guess_is_never_below_one()
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock);
        RefuseTwice(limiter, clock);
        for (int i = 0; i < 5; i++)
        {
            limiter.OnRateLimited(limiter.Now(), default, Refusals.Of(policy: null, TimeSpan.FromSeconds(1)));
            limiter.Status.Limit.ShouldBe(1);
            clock.RunUntil(clock.Elapsed + TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void A_guess_that_grows_for_days_stays_a_number()
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock);
        RefuseTwice(limiter, clock);
        limiter.OnRateLimited(limiter.Now(), default, Refusals.Of(policy: null, TimeSpan.FromSeconds(1)));
        int last = 0;
        for (int window = 0; window < 2000; window++)
        {
            clock.RunUntil(clock.Elapsed + Window);
            limiter.OnResponse(limiter.Now(), default, isSuccess: true);
            int limit = limiter.Status.Limit.ShouldNotBeNull();
            limit.ShouldBeGreaterThanOrEqualTo(last);
            last = limit;
        }
    }

    [Fact]
    public void A_refusal_now_and_then_is_no_limit_and_holds_for_a_moment()
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock);
        limiter.OnResponse(limiter.Now(), default, isSuccess: true);
        for (int i = 0; i < 10; i++)
        {
            limiter.OnRateLimited(limiter.Now(), default, Refusals.Of(policy: null, retryAfter: null));
            limiter.Status.Limit.ShouldBeNull();
            limiter.Status.RetryAfterSec.ShouldBe(1);
            clock.RunUntil(clock.Elapsed + TimeSpan.FromSeconds(1));
            limiter.OnResponse(limiter.Now(), default, isSuccess: true);
        }
    }

    // The third refusal without a success in between is the one that is believed.
    private static void RefuseTwice(AccountLimiter limiter, SimClock clock)
    {
        for (int i = 0; i < 2; i++)
        {
            limiter.OnRateLimited(limiter.Now(), default, Refusals.Of(policy: null, TimeSpan.FromSeconds(1)));
            clock.RunUntil(clock.Elapsed + TimeSpan.FromSeconds(1));
        }
    }
}
