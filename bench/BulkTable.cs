using System.Globalization;

namespace HubSpotConversations.Bench;

/// <summary>Shows the ways of each scenario beside the first one.</summary>
internal static class BulkTable
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static void Print((BulkScenario Scenario, BulkWay[] Ways)[] table)
    {
        Console.WriteLine(string.Create(
            Invariant,
            $"Sending to {BulkRows.Threads} threads over loopback, each way in a process of its own, the cmdlet in "
            + $"PowerShell; {Environment.ProcessorCount} processors, shared with the server"));
        Console.WriteLine(
            $"{string.Empty,-64}  ms each  x HttpClient  CPU ms each  KB each  peak MB   429s");
        foreach ((BulkScenario scenario, BulkWay[] ways) in table)
        {
            string rounds = scenario.Rounds == 1 ? "one round" : $"median of {scenario.Rounds} rounds";
            Console.WriteLine($"{scenario.Title}: {scenario.Messages} messages, {rounds}");
            double? baseline = ways[0].Rounds.Count == 0 ? null : BulkFigures.MedianOf(ways[0].Rounds).Milliseconds;
            foreach (BulkWay way in ways)
            {
                Print(scenario, way, baseline);
            }

            if (scenario.IsLimited)
            {
                PrintBest(scenario, baseline);
            }
        }
    }

    private static void Print(BulkScenario scenario, BulkWay way, double? baseline)
    {
        string name = $"  {$"{way.Name} {way.Remark}",-62}";
        if (way.Missing is not null)
        {
            Console.WriteLine(string.Create(Invariant, $"{name}  {way.Missing}"));
            return;
        }

        BulkFigures all = BulkFigures.MedianOf(way.Rounds);
        int count = scenario.Messages;
        Console.WriteLine(string.Create(
            Invariant,
            $"{name} {all.Milliseconds / count,8:0.000} {all.Milliseconds / baseline,13:0.00}"
            + $" {all.Cpu / count,12:0.000} {all.Allocated / 1024 / count,8:0.0} {all.Peak / 1024 / 1024,8:0}"
            + $" {all.Refused,6}"));
    }

    private static void PrintBest(BulkScenario scenario, double? baseline)
    {
        double best = scenario.AtBest.TotalMilliseconds;
        string name = string.Create(Invariant, $"nobody is faster than {best / 1000:0.0} s");
        Console.WriteLine(string.Create(
            Invariant, $"  {name,-62} {best / scenario.Messages,8:0.000} {best / baseline,13:0.00}"));
    }
}
