using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Proof;

/// <summary>Each of hundreds of messages is stored once and in order, although one request in five fails.</summary>
[Collection(nameof(BusyTests))]
public sealed class SoakTests
{
    private const int Guard = 120_000;

    [Theory(Timeout = Guard)]
    [InlineData(1, 600, 60, 16)]
    [InlineData(2, 600, 60, 16)]
    [InlineData(3, 600, 60, 16)]
    [InlineData(4, 100, 100, 64)]
    [InlineData(5, 30, 1, 16)]
    [InlineData(6, 12, 6, 1)]
    public async Task No_message_is_lost_duplicated_or_out_of_order(int seed, int messages, int threads, int throttle)
    {
        await using ProofAccount proof = await ProofAccount.StartAsync(threads);
        ProofRow[] rows = ProofRow.Make(messages, threads, seed);
        proof.Account.Faults = ProofFaults.OneInFive(seed);

        SessionResult result = await Task.Run(
            () => proof.Send(rows, proof.Connect(), ("ThrottleLimit", throttle)), TestContext.Current.CancellationToken);

        StoreVerdict.Of(proof.Account, rows).ShouldBe(new StoreVerdict(messages, 0, 0, 0), Errors(result));
        result.ShouldSucceed();
        Emitted(result).ShouldBe(Expected(rows));
    }

    [Fact(Timeout = Guard)]
    public async Task Faults_do_not_cause_rate_limit_rejections()
    {
        await using ProofAccount proof = await ProofAccount.StartAsync(60, rateLimit: 190);
        ProofRow[] rows = ProofRow.Make(300, 60, seed: 7);
        proof.Account.Faults = ProofFaults.OneInFive(seed: 7, tooMany: 0);
        using var counter = new RateLimitCounter(proof.Uri.Port);

        SessionResult result = await Task.Run(
            () => proof.Send(rows, proof.Connect(), ("ThrottleLimit", 16)), TestContext.Current.CancellationToken);

        StoreVerdict.Of(proof.Account, rows).ShouldBe(new StoreVerdict(300, 0, 0, 0), Errors(result));
        result.ShouldSucceed();
        counter.Responses.ShouldBeGreaterThan(300);
        counter.Refused.ShouldBe(0);
    }

    [Fact(Timeout = Guard)]
    public async Task Missing_values_are_filled_in_despite_faults()
    {
        // Reads fail as often as sends, and the texts are long.
        await using ProofAccount proof = await ProofAccount.StartAsync(20);
        ProofRow[] rows = [.. ProofRow.Make(80, 20, seed: 8).Select(static row => row.Long())];
        proof.Account.Faults = ProofFaults.OneInFive(seed: 8);

        SessionResult result = await Task.Run(
            () => proof.SendBare(rows, proof.Connect(), ("ThrottleLimit", 8)), TestContext.Current.CancellationToken);

        StoreVerdict.Of(proof.Account, rows).ShouldBe(new StoreVerdict(80, 0, 0, 0), Errors(result));
        result.ShouldSucceed();
        Emitted(result).ShouldBe(Expected(rows));
    }

    private static IEnumerable<(string, string)> Expected(ProofRow[] rows)
        => rows.Select(static row => (row.ThreadId, StoreVerdict.Tidy(row.Text)));

    private static IEnumerable<(string, string)> Emitted(SessionResult result) => result.Output.Select(static message => (
        (string)message.Properties["ThreadId"].Value,
        StoreVerdict.Tidy((string)message.Properties["Text"].Value)));

    private static string Errors(SessionResult result)
        => string.Join('\n', result.Errors.Select(static error => error.ToString())) + result.Terminating;
}
