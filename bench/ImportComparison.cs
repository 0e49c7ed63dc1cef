using System.Globalization;

namespace HubSpotConversations.Bench;

/// <summary>
/// The import of the staged module beside that of a module with one cmdlet and one view, each in new processes of
/// PowerShell, in turns.
/// </summary>
internal static class ImportComparison
{
    private const int Rounds = 15;

    public static async Task<int> RunAsync()
    {
        string baseline = Path.Combine(
            Checkout.Root, "bench", "Baseline", "bin", Checkout.Configuration, "netstandard2.0", "Baseline.psd1");
        var times = (Baseline: new List<double>(), Module: new List<double>());
        for (int round = -1; round < Rounds; round++)
        {
            double smallest = await MeasureAsync(baseline);
            double module = await MeasureAsync(Checkout.StagedModule);
            if (round >= 0)
            {
                times.Baseline.Add(smallest);
                times.Module.Add(module);
            }
        }

        (double one, double ours) = (Comparison.Median(times.Baseline), Comparison.Median(times.Module));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Import in a new process of PowerShell, median of {Rounds}:"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  a module with one cmdlet   {one,7:0.0} ms"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  HubSpotConversations       {ours,7:0.0} ms   {ours / one:0.00} x"));
        return 0;
    }

    private static async Task<double> MeasureAsync(string module)
    {
        string milliseconds = await Child.RunAsync(BenchScript.Command("import-time.ps1", module));
        return double.Parse(milliseconds, CultureInfo.InvariantCulture);
    }
}
