using System.Globalization;
using HubSpotConversations.SandboxServer;

namespace HubSpotConversations.Bench;

/// <summary>
/// Whether the memory of a process that sends ever more messages stays where it is. The rows are made one after the
/// other and the answers are let go, so that whatever grows is kept by the module. The server's memory, which does
/// grow, is that of this process.
/// </summary>
internal static class MemoryGrowth
{
    private const int Steps = 10;

    public static async Task<int> RunAsync(string number)
    {
        int messages = int.Parse(number, CultureInfo.InvariantCulture);
        var figures = new List<(double Heap, double WorkingSet, string How)>();
        await using SandboxHost server = await BenchServer.StartAsync(BulkRows.Threads);
        Console.WriteLine("Sending from a generator in PowerShell: after a full collection");
        Console.WriteLine("  messages   heap MB   working set MB");
        _ = await Child.RunAsync(
            BenchScript.Command(
                "memory-growth.ps1",
                Checkout.StagedModule,
                server.BaseAddress.AbsoluteUri,
                messages.ToString(CultureInfo.InvariantCulture),
                (messages / Steps).ToString(CultureInfo.InvariantCulture)),
            line => figures.Add(Show(line)));
        if (figures.Count != Steps)
        {
            throw new InvalidOperationException($"{figures.Count} of {Steps} figures came.");
        }

        double heap = figures[^1].Heap / figures[0].Heap;
        double workingSet = figures[^1].WorkingSet / figures[0].WorkingSet;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  growth   {heap,7:0.00} x {workingSet,14:0.00} x   ({figures[0].How})"));
        return 0;
    }

    private static (double Heap, double WorkingSet, string How) Show(string line)
    {
        string[] parts = line.Split(' ', 4);
        double[] values = [.. parts[..3].Select(static part => double.Parse(part, CultureInfo.InvariantCulture))];
        const double Megabyte = 1024 * 1024;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {values[0],8:0} {values[1] / Megabyte,9:0.00} {values[2] / Megabyte,16:0.0}"));
        return (values[1], values[2], parts[3]);
    }
}
