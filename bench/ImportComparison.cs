using System.Globalization;

namespace HubSpotConversations.Bench;

/// <summary>
/// The import of the staged module beside that of a module with one cmdlet and one view, each in new processes of
/// PowerShell, in turns. PowerShell records which methods a process compiles, and the next process compiles them in the
/// background. So each module has a cache folder of its own: otherwise each would profit from the other's record.
/// </summary>
internal static class ImportComparison
{
    private const int Rounds = 15;

    public static async Task<int> RunAsync()
    {
        string baseline = Path.Combine(
            Checkout.Root, "bench", "Baseline", "bin", Checkout.Configuration, "netstandard2.0", "Baseline.psd1");
        DirectoryInfo caches = Directory.CreateTempSubdirectory("HubSpotConversations.Bench");
        try
        {
            await CompareAsync("as in the process before", baseline, module => Path.Combine(caches.FullName, module));
            await CompareAsync(
                "for the first time", baseline, _ => Path.Combine(caches.FullName, Guid.NewGuid().ToString("N")));
        }
        finally
        {
            caches.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task CompareAsync(string title, string baseline, Func<string, string> cache)
    {
        var times = (Baseline: new List<double>(), Module: new List<double>());
        for (int round = -1; round < Rounds; round++)
        {
            double smallest = await MeasureAsync(baseline, cache("baseline"));
            double module = await MeasureAsync(Checkout.StagedModule, cache("module"));
            if (round >= 0)
            {
                times.Baseline.Add(smallest);
                times.Module.Add(module);
            }
        }

        (double one, double ours) = (Comparison.Median(times.Baseline), Comparison.Median(times.Module));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Import in a new process of PowerShell, {title}, median of {Rounds}:"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  a module with one cmdlet   {one,7:0.0} ms"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  HubSpotConversations       {ours,7:0.0} ms   {ours / one:0.00} x"));
    }

    private static async Task<double> MeasureAsync(string module, string cache)
    {
        _ = Directory.CreateDirectory(cache);
        string milliseconds = await Child.RunAsync(BenchScript.Command("import-time.ps1", module), cache: cache);
        return double.Parse(milliseconds, CultureInfo.InvariantCulture);
    }
}
