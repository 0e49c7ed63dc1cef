using CsCheck;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>
/// The limiter never exceeds the account's limit, regardless of the network and of where the server counts.
/// </summary>
public sealed class RollingLimitTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    // The jitter must not exceed the limiter's safety margin.
    private static readonly Gen<SimNetwork> Networks = Gen.Select(
        Gen.Int[1, 150], Gen.Int[0, 300], Gen.Int[1, 150], Gen.Int[0, 24], Gen.Double[0, 1]).Select(
        static (up, work, down, jitter, countedAt) => new SimNetwork(
            Milliseconds(up), Milliseconds(work), Milliseconds(down), Milliseconds(jitter), countedAt));

    [Fact]
    public void A_sole_client_never_exceeds_the_limit()
        => Gen.Select(Networks, Gen.Int[1, 250], Gen.Int[1, 60], Gen.Int[1, 20], Gen.Bool, Gen.Int).Sample(
            static (network, limit, callers, seconds, isFixed, seed) =>
            {
                // The limiter only guesses the limit until the first response, so no more than that may be in flight.
                callers = Math.Min(callers, limit);
                var clock = new SimClock();
                var server = new SimServer(clock, limit, TimeSpan.FromSeconds(seconds)) { IsFixed = isFixed };

                Simulation run = new Simulation(clock, server, network, seed).Run((3 * limit) + 7, callers);

                server.Refused.ShouldBe(0);
                run.Answered.ShouldBe((3 * limit) + 7);
                run.Limiter.Status.Limit.ShouldBe(limit);
            },
            iter: 150,
            threads: 1);

    [Fact]
    public void Pauses_between_bursts_never_exceed_the_limit()
        => Gen.Select(
            Networks, Gen.Int[5, 60], Gen.Select(Gen.Int[1, 60], Gen.Int[0, 15_000]).Array[1, 12], Gen.Int).Sample(
            static (network, limit, bursts, seed) =>
            {
                var clock = new SimClock();
                var server = new SimServer(clock, limit, Window);
                var run = new Simulation(clock, server, network, seed);
                run.Run(1, 1);

                foreach ((int requests, int pause) in bursts)
                {
                    run.Add(requests, requests);
                    run.RunUntil(clock.Elapsed + Milliseconds(pause));
                }

                run.Run(0, 0);
                server.Refused.ShouldBe(0);
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void The_limiter_follows_a_changed_limit()
        => Gen.Select(Networks, Gen.Int[50, 250], Gen.Int[50, 250], Gen.Int).Sample(
            static (network, first, second, seed) =>
            {
                var clock = new SimClock();
                var server = new SimServer(clock, first, Window);
                Simulation run = new Simulation(clock, server, network, seed).Run(first, 16);
                run.RunUntil(clock.Elapsed + TimeSpan.FromSeconds(11));
                server.Limit = second;

                run.Run(2 * second, 16);

                server.Refused.ShouldBe(0);
                run.Limiter.Status.Limit.ShouldBe(second);
            },
            iter: 50,
            threads: 1);

    [Theory]
    [InlineData(190, 100, 0)]
    [InlineData(110, 100, 0)]
    [InlineData(100, 500, 0)]
    [InlineData(50, 50, 0)]
    [InlineData(50, 60, 10)]
    [InlineData(50, 100, 50)]
    [InlineData(50, 500, 50)]
    [InlineData(20, 500, 80)]
    [InlineData(1, 500, 99)]
    public void Too_high_a_guess_causes_rejections_only_before_the_first_response(
        int limit, int callers, int refused)
    {
        var clock = new SimClock();
        var server = new SimServer(clock, limit, Window);

        new Simulation(clock, server, SimNetwork.Of(Milliseconds(100), Milliseconds(20))).Run(600, callers);

        // The smaller of the guess (100) and the number of callers, minus the limit. This happens only once.
        server.Refused.ShouldBe(refused);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(400)]
    public void Jitter_beyond_the_margin_causes_few_rejections(int jitter)
    {
        int refused = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            var clock = new SimClock();
            var server = new SimServer(clock, 190, Window);
            new Simulation(clock, server, SimNetwork.Of(Milliseconds(100), Milliseconds(jitter)), seed).Run(1900, 16);
            refused += server.Refused;
        }

        TestContext.Current.SendDiagnosticMessage($"jitter {jitter} ms: {refused} of 19,000 refused");
        refused.ShouldBeLessThanOrEqualTo(19);
    }

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
