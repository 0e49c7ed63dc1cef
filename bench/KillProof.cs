using System.Diagnostics;
using System.Globalization;
using HubSpotConversations.Tests.Proof;

namespace HubSpotConversations.Bench;

/// <summary>
/// A bulk send that is killed again and again and goes on over its journal, judged by what the server has stored: with
/// faults and without, with a history that lags, with keys of the user's own and without, to threads and
/// through a custom channel.
/// </summary>
internal static class KillProof
{
    public static async Task<int> RunAsync(string rounds)
    {
        int count = int.Parse(rounds, CultureInfo.InvariantCulture);
        TimeSpan latency = TimeSpan.FromMilliseconds(5);
        KillPlan[] plans =
        [
            new(1, count, 400, 40) { Latency = latency },
            new(2, count, 400, 40) { Latency = latency, HasFaults = true, UsesKeys = true },
            new(3, count, 400, 40) { Latency = latency, HistoryLag = TimeSpan.FromSeconds(2), UsesKeys = true },
            new(4, count, 400, 400)
            {
                Latency = latency, HasFaults = true, HistoryLag = TimeSpan.FromSeconds(1.5), Throttle = 64,
            },
            new(5, count, 400, 40) { Latency = latency, HasFaults = true, UsesChannel = true },
        ];
        Console.WriteLine($"{count} rounds each");
        bool isGood = true;
        foreach (KillPlan plan in plans)
        {
            isGood &= await RunAsync(plan);
        }

        return isGood ? 0 : 1;
    }

    private static async Task<bool> RunAsync(KillPlan plan)
    {
        var watch = Stopwatch.StartNew();
        using var run = new KillRun(plan, Checkout.StagedModule, ProofScript.Path);
        try
        {
            StoreVerdict verdict = await run.RunAsync(CancellationToken.None);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{plan}: {verdict}, {run.Killed} killed, {watch.Elapsed.TotalSeconds:0.0} s"));
            return verdict.IsGood && verdict.Stored == plan.Messages;
        }
        catch (InvalidOperationException exception)
        {
            await Console.Error.WriteLineAsync($"{plan}: {exception.Message}");
            return false;
        }
    }
}
