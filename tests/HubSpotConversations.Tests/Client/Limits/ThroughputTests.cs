using CsCheck;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>
/// The limiter uses the full quota: it lets bursts through, and a full window takes little longer than it must.
/// </summary>
public sealed class ThroughputTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(100);

    // The limiter's margin for uneven clocks, plus the millisecond to which timers round up.
    private static readonly TimeSpan Lost = TimeSpan.FromMilliseconds(25 + 1);

    [Theory]
    [InlineData(16, 91.2)]
    [InlineData(8, 92.4)]
    public void Ten_full_windows_take_at_most_3_percent_longer_than_necessary(int callers, double theory)
    {
        var clock = new SimClock();
        var server = new SimServer(clock, 190, Window);

        Simulation run = new Simulation(clock, server, SimNetwork.Of(RoundTrip)).Run(1900, callers);

        TestContext.Current.SendDiagnosticMessage($"{callers} callers: {run.End.TotalSeconds:0.000} s of {theory} s");
        run.End.TotalSeconds.ShouldBeLessThanOrEqualTo(1.03 * theory);
        server.Refused.ShouldBe(0);
    }

    [Fact]
    public void Each_request_is_sent_as_soon_as_the_window_allows()
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

                // The time until the limiter knows the limit, and then the shortest of twenty round trips.
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
    public void A_burst_within_the_limit_is_sent_immediately()
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
    public void The_initial_guess_is_the_limit_of_the_smallest_account()
    {
        var clock = new SimClock();
        Simulation run = new(clock, new SimServer(clock, 250, Window), SimNetwork.Of(RoundTrip));

        run.Run(250, 250);

        run.Starts.Count(static start => start == TimeSpan.Zero).ShouldBe(100);
        run.Starts.ShouldAllBe(static start => start <= RoundTrip);
    }
}
