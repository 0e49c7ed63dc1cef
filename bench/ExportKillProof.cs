using System.Diagnostics;
using System.Globalization;
using HubSpotConversations.Tests.Proof;

namespace HubSpotConversations.Bench;

/// <summary>
/// Exports to every format, to a folder and to one file, that are killed again and again. The files must be those of an
/// export that nothing interrupted.
/// </summary>
internal static class ExportKillProof
{
    private static readonly (string Format, string Extension)[] Formats =
        [("Html", ".html"), ("Markdown", ".md"), ("Text", ".txt"), ("JsonLines", ".jsonl"), ("Csv", ".csv")];

    private static readonly string Script = Path.Combine(
        Checkout.Root, "tests", "HubSpotConversations.Tests", "Proof", "export-threads.ps1");

    public static async Task<int> RunAsync(string rounds)
    {
        int count = int.Parse(rounds, CultureInfo.InvariantCulture);
        int seed = 0;
        bool isGood = true;
        foreach ((string format, string extension) in Formats)
        {
            isGood &= await RunAsync(++seed, count, format, extension: string.Empty);
            isGood &= await RunAsync(++seed, count, format, extension);
        }

        return isGood ? 0 : 1;
    }

    private static async Task<bool> RunAsync(int seed, int rounds, string format, string extension)
    {
        var watch = Stopwatch.StartNew();
        using var run = new ExportKillRun(seed, format, extension, Checkout.StagedModule, Script);
        IReadOnlyList<string> differences = await run.RunAsync(rounds, CancellationToken.None);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{format} to {(extension.Length == 0 ? "a folder" : "one file")}: {run.Killed} killed, {differences.Count} "
            + $"differences, {watch.Elapsed.TotalSeconds:0.0} s"));
        foreach (string difference in differences)
        {
            Console.WriteLine("  " + difference);
        }

        return differences.Count == 0;
    }
}
