using System.Globalization;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Bench;

/// <summary>
/// A whole script that connects and sends, beside the same script with Invoke-RestMethod and beside one that does
/// nothing: the processor time of new processes of PowerShell, in turns. Each way has a cache folder of its own, see
/// <see cref="ImportComparison"/>.
/// </summary>
internal static class ScriptComparison
{
    private const int Rounds = 9;

    public static async Task<int> RunAsync()
    {
        await using SandboxHost server = await BenchServer.StartAsync(BulkRows.Threads);
        DirectoryInfo caches = Directory.CreateTempSubdirectory("HubSpotConversations.Bench");
        try
        {
            foreach (int messages in new[] { 1, 50 })
            {
                await CompareAsync(server.BaseAddress, messages, caches.FullName);
            }
        }
        finally
        {
            caches.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task CompareAsync(Uri server, int messages, string caches)
    {
        (string Way, string Name)[] ways =
        [
            ("rest", "Invoke-RestMethod"), ("module", "Send-HubSpotThreadMessage"), ("nothing", "an empty script"),
        ];
        var figures = ways.ToDictionary(static way => way.Way, static _ => new List<(double Cpu, double Methods)>());
        for (int round = -1; round < Rounds; round++)
        {
            foreach ((string way, _) in ways)
            {
                (double Cpu, double Methods) figure = await MeasureAsync(way, server, messages, caches);
                if (round >= 0)
                {
                    figures[way].Add(figure);
                }
            }
        }

        Console.WriteLine($"A script that sends {messages}, processor time of the whole process, median of {Rounds}:");
        double baseline = Comparison.Median([.. figures["rest"].Select(static figure => figure.Cpu)]);
        foreach ((string way, string name) in ways)
        {
            double cpu = Comparison.Median([.. figures[way].Select(static figure => figure.Cpu)]);
            double methods = Comparison.Median([.. figures[way].Select(static figure => figure.Methods)]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-28} {cpu,7:0} ms   {cpu / baseline:0.00} x   {methods,6:0} methods compiled"));
        }
    }

    private static async Task<(double Cpu, double Methods)> MeasureAsync(
        string way, Uri server, int messages, string caches)
    {
        string cache = Path.Combine(caches, way);
        _ = Directory.CreateDirectory(cache);
        string[] command = BenchScript.Command(
            "script.ps1",
            way,
            Checkout.StagedModule,
            server.AbsoluteUri,
            messages.ToString(CultureInfo.InvariantCulture));
        string[] parts = (await Child.RunAsync(command, cache: cache)).Split(' ');
        return (
            double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
