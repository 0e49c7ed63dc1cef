using System.Globalization;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Bench;

/// <summary>
/// Messages to many threads: the staged module's cmdlet beside a compiled HttpClient and beside Invoke-RestMethod. Each
/// way runs in a process of its own and warms up there; the server is in this one, so that its work is nobody's. The
/// rounds are interleaved, and the median of each figure is shown, because machines are shared.
/// </summary>
internal static class BulkComparison
{
    private const int Rounds = 3;
    private const int AtOnce = 16;

    public static async Task<int> RunAsync(string[] options)
    {
        string number = Array.Find(options, static option => !option.StartsWith('-')) ?? "3000";
        int messages = int.Parse(number, CultureInfo.InvariantCulture);
        List<BulkScenario> scenarios =
        [
            new("one by one", 1, messages, Rounds),
            new($"{AtOnce} at once", AtOnce, messages, Rounds),
        ];
        if (options.Contains("--limited"))
        {
            scenarios.Add(new($"{AtOnce} at once, 100 ms and 190 in 10 s", AtOnce, 1900, 1)
            {
                IsLimited = true,
                Latency = TimeSpan.FromMilliseconds(100),
            });
        }

        if (options.Contains("--distant"))
        {
            scenarios = [Distant("one by one", 1, 200), Distant("8 at once", 8, 1600)];
        }

        (BulkScenario Scenario, BulkWay[] Ways)[] table =
            [.. scenarios.Select(static scenario => (scenario, BulkWay.In(scenario)))];
        using var responses = new ResponseCount();
        for (int round = 0; round < Rounds; round++)
        {
            foreach ((BulkScenario scenario, BulkWay[] ways) in table.Where(row => round < row.Scenario.Rounds))
            {
                foreach (BulkWay way in ways.Where(static way => way.Missing is null))
                {
                    await MeasureAsync(scenario, way, responses);
                }
            }
        }

        BulkTable.Print(table);
        return table.SelectMany(static row => row.Ways).Any(static way => way.HasFailed) ? 1 : 0;
    }

    private static BulkScenario Distant(string title, int atOnce, int messages)
        => new($"{title}, TLS and 50 ms", atOnce, messages, Rounds)
        {
            IsEncrypted = true,
            Latency = TimeSpan.FromMilliseconds(50),
        };

    private static async Task MeasureAsync(BulkScenario scenario, BulkWay way, ResponseCount responses)
    {
        (int created, int refused) = (responses.Created, responses.RateLimited);
        try
        {
            string line = await RunAsync(scenario, way);
            int stored = responses.Created - created - BulkRows.WarmUp;
            if (stored != scenario.Messages)
            {
                throw new InvalidOperationException($"The server took {stored} of {scenario.Messages} messages.");
            }

            (BulkFigures figures, way.Remark) = BulkFigures.Read(line, responses.RateLimited - refused);
            way.Rounds.Add(figures);
        }
        catch (InvalidOperationException exception)
        {
            // What others took is worth showing all the same.
            await Console.Error.WriteLineAsync($"{scenario.Title}, {way.Name}: {exception.Message}");
            way.Fail();
        }
    }

    /// <summary>Runs a way against servers of its own: what others stored is nothing to it.</summary>
    private static async Task<string> RunAsync(BulkScenario scenario, BulkWay way)
    {
        // The messages that warm a process up must not use up the limit of those that are measured.
        using TrustedCertificate? certificate = scenario.IsEncrypted ? new TrustedCertificate() : null;
        await using SandboxHost warmUp = await BenchServer.StartAsync(
            BulkRows.Threads, certificate: certificate?.Certificate);
        await using SandboxHost? measured = scenario.IsLimited || scenario.IsEncrypted
            ? await BenchServer.StartAsync(
                BulkRows.Threads, scenario.RequestsInTenSeconds, scenario.Latency, certificate?.Certificate)
            : null;
        return await Child.RunAsync(way.Command(
        [
            warmUp.BaseAddress.AbsoluteUri,
            (measured ?? warmUp).BaseAddress.AbsoluteUri,
            scenario.AtOnce.ToString(CultureInfo.InvariantCulture),
            scenario.Messages.ToString(CultureInfo.InvariantCulture),
            BulkRows.WarmUp.ToString(CultureInfo.InvariantCulture),
        ]), certificate: certificate?.Path);
    }
}
