using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Proof;

/// <summary>A bulk send whose process is killed at random moments and restarted with the same journal.</summary>
[Collection(nameof(BusyTests))]
public sealed class KillTests
{
    private const int Guard = 180_000;

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Proof", "send-rows.ps1");

    [Theory(Timeout = Guard)]
    [InlineData(1, false, false, 0.0, false)]
    [InlineData(2, true, true, 1.5, false)]
    [InlineData(3, true, false, 0.0, true)]
    public async Task A_repeatedly_killed_send_sends_each_message_once(
        int seed, bool faults, bool keys, double lag, bool channel)
    {
        using var run = new KillRun(
            new KillPlan(seed, Rounds: 5, Messages: 400, Threads: 40)
            {
                HasFaults = faults,
                UsesKeys = keys,
                UsesChannel = channel,
                HistoryLag = TimeSpan.FromSeconds(lag),
                Speed = ProofAccount.Speed,
                Latency = TimeSpan.FromMilliseconds(100),
            },
            StagedModule.Path,
            Script);

        StoreVerdict verdict = await run.RunAsync(TestContext.Current.CancellationToken);

        verdict.ShouldBe(new StoreVerdict(400, 0, 0, 0));
        run.Killed.ShouldBeGreaterThan(2);
    }
}
