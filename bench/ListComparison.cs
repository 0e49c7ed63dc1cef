using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HubSpotConversations.Bench;

/// <summary>
/// Listing 100,000 threads with Get-HubSpotThread beside a loop of Invoke-RestMethod with the same size of page, each
/// in new processes of PowerShell, in turns.
/// </summary>
internal static class ListComparison
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync()
    {
        using var server = new PageServer(FreePort());
        var rest = new List<(double Time, double Growth)>();
        var names = new List<(double Time, double Growth)>();
        var ids = new List<(double Time, double Growth)>();
        for (int round = 0; round < Rounds; round++)
        {
            rest.Add(await MeasureAsync(server, "rest"));
            names.Add(await MeasureAsync(server, "names"));
            ids.Add(await MeasureAsync(server, "ids"));
        }

        double baseline = Comparison.Median([.. rest.Select(static r => r.Time)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Listing {PageServer.Threads} threads in a new process of PowerShell, median of {Rounds}, growth of the working set:"));
        Show("Invoke-RestMethod in a loop", rest, baseline);
        Show("Get-HubSpotThread", names, baseline);
        Show("Get-HubSpotThread -NoName", ids, baseline);
        return 0;
    }

    private static void Show(string name, List<(double Time, double Growth)> results, double baseline)
    {
        double time = Comparison.Median([.. results.Select(static r => r.Time)]);
        double growth = Comparison.Median([.. results.Select(static r => r.Growth)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {name,-28} {time,7:0} ms   {time / baseline:0.00} x   {growth,4:0} MB"));
    }

    private static async Task<(double Time, double Growth)> MeasureAsync(PageServer server, string way)
    {
        string output = await Child.RunAsync(
            BenchScript.Command("list-time.ps1", way, Checkout.StagedModule, server.Uri.AbsoluteUri));
        string[] figures = output.Split(' ');
        return (
            double.Parse(figures[0], CultureInfo.InvariantCulture),
            double.Parse(figures[1], CultureInfo.InvariantCulture));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
