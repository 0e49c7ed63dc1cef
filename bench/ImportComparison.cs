using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace HubSpotConversations.Bench;

/// <summary>
/// The import of the staged module beside that of a module with one cmdlet and one view, each in new processes of
/// PowerShell (of the embedded engine where there is no pwsh), in turns.
/// </summary>
internal static class ImportComparison
{
    private const int Rounds = 15;

    public static async Task<int> RunAsync()
    {
        string root = Checkout.Root;
        string output = Path.GetRelativePath(Path.Combine(root, "bench"), AppContext.BaseDirectory);
        string configuration = output.Split(Path.DirectorySeparatorChar)[1];
        string baseline = Path.Combine(
            root, "bench", "Baseline", "bin", configuration, "netstandard2.0", "Baseline.psd1");
        string[] shell = HasPwsh()
            ? ["pwsh", "-NoProfile", "-NonInteractive", "-File"]
            : ["dotnet", Path.Combine(root, "tools", "Shell", "bin", configuration, "net10.0", "Shell.dll")];
        var times = (Baseline: new List<double>(), Module: new List<double>());
        for (int round = -1; round < Rounds; round++)
        {
            double smallest = await MeasureAsync(shell, baseline);
            double module = await MeasureAsync(shell, Checkout.StagedModule);
            if (round >= 0)
            {
                times.Baseline.Add(smallest);
                times.Module.Add(module);
            }
        }

        (double one, double ours) = (Comparison.Median(times.Baseline), Comparison.Median(times.Module));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Import in a new process of {shell[0]}, median of {Rounds}:"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  a module with one cmdlet   {one,7:0.0} ms"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  HubSpotConversations       {ours,7:0.0} ms   {ours / one:0.00} x"));
        return 0;
    }

    private static async Task<double> MeasureAsync(string[] shell, string module)
    {
        var start = new ProcessStartInfo(
            shell[0], [.. shell[1..], Path.Combine(Checkout.Root, "bench", "import-time.ps1"), module])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        string milliseconds = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(milliseconds, CultureInfo.InvariantCulture);
    }

    public static bool HasPwsh()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-Command", "exit 0"]))!;
            process.WaitForExit();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
