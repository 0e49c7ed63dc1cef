namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>The limiter uses only the quota that other programs leave, and all of it once they stop.</summary>
public sealed class OtherProgramsTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(0, 8)]
    [InlineData(0.2, 8)]
    [InlineData(0.5, 8)]
    [InlineData(0.8, 8)]
    [InlineData(0, 32)]
    [InlineData(0.2, 32)]
    [InlineData(0.5, 32)]
    [InlineData(0.8, 32)]
    public void The_rate_matches_the_quota_that_other_programs_leave(double share, int callers)
    {
        (double used, int refused) = Measure(share, callers);

        TestContext.Current.SendDiagnosticMessage(
            $"others {share:P0}, {callers} callers: {used:P1} of what is left, {refused} refused in 200 s");
        used.ShouldBeGreaterThan(0.85);
        refused.ShouldBeLessThanOrEqualTo(38);
    }

    [Fact]
    public void The_full_quota_is_used_again_once_other_programs_stop()
    {
        var clock = new SimClock();
        var server = new SimServer(clock, 190, Window);
        var run = new Simulation(clock, server, SimNetwork.Of(RoundTrip));
        run.AddForeign(0.8 * 19, TimeSpan.FromSeconds(100));
        run.Add(10_000, 16);
        run.RunUntil(TimeSpan.FromSeconds(122));
        int before = run.Answered;

        run.RunUntil(TimeSpan.FromSeconds(222));

        (run.Answered - before).ShouldBeInRange(1850, 1900);
    }

    private static (double Used, int Refused) Measure(double share, int callers)
    {
        var clock = new SimClock();
        var server = new SimServer(clock, 190, Window);
        var run = new Simulation(clock, server, SimNetwork.Of(RoundTrip)) { RetryAfter = TimeSpan.FromSeconds(1) };
        run.AddForeign(share * 19, TimeSpan.FromSeconds(300));
        run.RunUntil(TimeSpan.FromSeconds(20));
        run.Add(100_000, callers);
        run.RunUntil(TimeSpan.FromSeconds(60));
        (int answered, int refused) = (run.Answered, run.Refused);

        run.RunUntil(TimeSpan.FromSeconds(260));

        return ((run.Answered - answered) / ((1 - share) * 3800), run.Refused - refused);
    }
}
