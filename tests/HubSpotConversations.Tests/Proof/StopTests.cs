using System.Management.Automation;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Proof;

/// <summary>A bulk send that is stopped with Ctrl+C at random moments and restarted with the same journal.</summary>
[Collection(nameof(BusyTests))]
public sealed class StopTests
{
    private const int Guard = 120_000;

    [Theory(Timeout = Guard)]
    [InlineData(1, false, 16)]
    [InlineData(2, true, 16)]
    [InlineData(3, true, 1)]
    public async Task A_repeatedly_stopped_send_sends_each_message_once(int seed, bool faults, int throttle)
    {
        using var folder = new TemporaryFolder();
        await using ProofAccount proof = await ProofAccount.StartAsync(20, latency: TimeSpan.FromMilliseconds(100));
        ProofRow[] rows = ProofRow.Make(throttle == 1 ? 40 : 200, 20, seed);
        (string, object)[] options = [("Journal", Path.Combine(folder.Path, "j")), ("ThrottleLimit", throttle)];
        object connection = proof.Connect();
        var random = new Random(seed);
        for (int round = 0; round < 5; round++)
        {
            await StopAtAsync(proof, rows, connection, options, faults, 1 + random.Next(rows.Length / 4));
        }

        proof.Account.Faults = null;
        SessionResult result = await Task.Run(
            () => proof.Send(rows, connection, options), TestContext.Current.CancellationToken);

        result.ShouldSucceed().Output.Count.ShouldBe(rows.Length);
        StoreVerdict.Of(proof.Account, rows).ShouldBe(new StoreVerdict(rows.Length, 0, 0, 0));
    }

    private static async Task StopAtAsync(
        ProofAccount proof,
        ProofRow[] rows,
        object connection,
        (string, object)[] options,
        bool faults,
        int stopAt)
    {
        int requests = 0;
        using PowerShell shell = proof.Prepare(connection, options);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Seen(SandboxRequest request)
        {
            if (Interlocked.Increment(ref requests) == stopAt)
            {
                stopped.SetResult();
            }
        }

        proof.Account.Faults = faults ? ProofFaults.OneInFive(stopAt, seen: Seen) : ProofFaults.None(Seen);
        using var input = new PSDataCollection<PSObject>(rows.Select(ProofAccount.ToWholeObject));
        input.Complete();
        Task<PSDataCollection<PSObject>> call = shell.InvokeAsync(input);
        await Task.WhenAny(stopped.Task, call);
        await shell.StopAsync(callback: null, state: null);
        try
        {
            _ = await call;
        }
        catch (PipelineStoppedException)
        {
            // The test has stopped the pipeline.
        }

        shell.Streams.Error.ShouldBeEmpty();
    }
}
