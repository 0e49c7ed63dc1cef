using System.Diagnostics;
using System.Globalization;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;
using HubSpotConversations.Tests.Isolation;
using HubSpotConversations.Tests.Proof;

namespace HubSpotConversations.Bench;

/// <summary>
/// Thousands of messages while one request in five fails, in real time and by the staged module in a process of its
/// own, judged by what the server has stored.
/// </summary>
internal static class SoakProof
{
    private const string AtOnce = "16";

    public static async Task<int> RunAsync(string[] options)
    {
        int[] numbers = [.. options.Select(static text => int.Parse(text, CultureInfo.InvariantCulture))];
        int messages = numbers.ElementAtOrDefault(0) is > 0 and int count ? count : 5000;
        int threads = numbers.ElementAtOrDefault(1) is > 0 and int some ? some : 500;
        int seeds = numbers.ElementAtOrDefault(2) is > 0 and int last ? last : 3;
        Console.WriteLine($"{messages} messages to {threads} threads, {AtOnce} at once");
        bool isGood = true;
        for (int seed = 1; seed <= seeds; seed++)
        {
            isGood &= await RunAsync(seed, messages, threads);
        }

        return isGood ? 0 : 1;
    }

    private static async Task<bool> RunAsync(int seed, int messages, int threads)
    {
        // A refusal for the limit holds all for seconds: two of them a thousand requests are enough.
        FaultPlan faults = ProofFaults.OneInFive(seed, tooMany: 0.002);
        var account = new SandboxAccount(new SandboxOptions
        {
            AccessToken = BenchServer.Token,
            RateLimit = 1_000_000,
            DailyLimit = 0,
            ExtraThreads = threads,
            Faults = faults,
            HistoryLag = TimeSpan.FromSeconds(1.5),
            MessageClockSkew = TimeSpan.FromSeconds(-90),
            TrimsText = true,
        });
        ProofRow[] rows = ProofRow.Make(messages, threads, seed);
        var watch = Stopwatch.StartNew();
        string output = await SendAsync(account, rows);
        TimeSpan time = watch.Elapsed;
        StoreVerdict verdict = StoreVerdict.Of(account, rows);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"seed {seed}: {verdict}, {time.TotalSeconds:0.0} s, {Describe(faults)}"));
        if (output.EndsWith($"emitted {messages}\nerrors 0", StringComparison.Ordinal))
        {
            return verdict.IsGood && verdict.Stored == messages;
        }

        await Console.Error.WriteLineAsync(output);
        return false;
    }

    private static async Task<string> SendAsync(SandboxAccount account, ProofRow[] rows)
    {
        string path = Path.Combine(Path.GetTempPath(), $"hubspot-soak-{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllLinesAsync(path, rows.Select(static (row, number) => row.ToLine(number)));
            await using SandboxHost host = await SandboxHost.StartAsync(account);
            return await Child.RunAsync(RealPowerShell.Script(
                ProofScript.Path,
                [Checkout.StagedModule, host.BaseAddress.AbsoluteUri, BenchServer.Token, path, "none", AtOnce, "no"]));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Describe(FaultPlan faults) => string.Join(
        ", ",
        Enum.GetValues<FaultKind>().Where(static kind => kind != FaultKind.None)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind} {faults.Dealt(kind)}")));
}
