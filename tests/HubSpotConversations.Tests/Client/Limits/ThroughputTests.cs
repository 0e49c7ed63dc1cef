using CsCheck;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>What the account allows is used: bursts go as bursts, and a window costs little more than a window.</summary>
public sealed class ThroughputTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(100);

    // What the limiter keeps for uneven clocks, and the millisecond that timers are rounded up to.
    private static readonly TimeSpan Lost = TimeSpan.FromMilliseconds(25 + 1);

    [Theory]
    [InlineData(16, 91.2)]
    [InlineData(8, 92.4)]
    public void Ten_full_windows_take_hardly_longer_than_they_must(int callers, double theory)
    {
        var clock = new SimClock();
        var server = new SimServer(clock, 190, Window);

        Simulation run = new Simulation(clock, server, SimNetwork.Of(RoundTrip)).Run(1900, callers);

        TestContext.Current.SendDiagnosticMessage($"{callers} callers: {run.End.TotalSeconds:0.000} s of {theory} s");
        run.End.TotalSeconds.ShouldBeLessThanOrEqualTo(1.03 * theory);
        server.Refused.ShouldBe(0);
    }

    [Fact]
    public void Each_request_leaves_as_soon_as_the_windows_allow_it()
        => Gen.Select(Gen.Int[2, 200], Gen.Int[2, 400], Gen.Int[0, 24], Gen.Bool, Gen.Int).Sample(
            static (limit, roundTrip, jitter, isFixed, seed) =>
            {
                TimeSpan uneven = TimeSpan.FromMilliseconds(jitter);
                var network = SimNetwork.Of(TimeSpan.FromMilliseconds(roundTrip), uneven);
                var clock = new SimClock();
                var server = new SimServer(clock, limit, Window) { IsFixed = isFixed };
                var run = new Simulation(clock, server, network, seed);
                run.Run(1, 1);
                TimeSpan begin = run.Clock.Elapsed;

                run.Run((4 * limit) - 1, limit);

                // While the limit, and then the shortest of twenty round trips, are not known.
                TimeSpan once = (2 + (20 / limit)) * (network.RoundTrip + uneven);
                for (int k = 0; k < run.Starts.Count; k++)
                {
                    run.Starts[k].ShouldBeLessThanOrEqualTo(begin + once + ((k / limit) * (Window + Lost + uneven)));
                }

                server.Refused.ShouldBe(0);
            },
            iter: 60,
            threads: 1);

    [Fact]
    public void A_burst_that_fits_goes_at_once()
    {
        var clock = new SimClock();
        Simulation run = new(clock, new SimServer(clock, 190, Window), SimNetwork.Of(RoundTrip));
        run.Run(1, 1);
        TimeSpan begin = clock.Elapsed;

        run.Run(189, 189);

        run.Starts.Skip(1).ShouldAllBe(start => start == begin);
        run.MostInFlight.ShouldBe(189);
    }

    [Fact]
    public void The_guess_is_as_much_as_the_smallest_account_has()
    {
        var clock = new SimClock();
        Simulation run = new(clock, new SimServer(clock, 250, Window), SimNetwork.Of(RoundTrip));

        run.Run(250, 250);

        run.Starts.Count(static start => start == TimeSpan.Zero).ShouldBe(100);
        run.Starts.ShouldAllBe(static start => start <= RoundTrip);
    }
}
