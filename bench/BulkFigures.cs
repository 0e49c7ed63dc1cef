using System.Globalization;

namespace HubSpotConversations.Bench;

/// <summary>What one process took for all of its messages.</summary>
internal sealed record BulkFigures(double Milliseconds, double Cpu, double Allocated, double Peak, int Refused)
{
    /// <summary>Reads the line that a process wrote: the four figures, and a remark perhaps.</summary>
    public static (BulkFigures Figures, string Remark) Read(string line, int refused)
    {
        string[] parts = line.Split(' ', 5);
        double[] values = [.. parts[..4].Select(static part => double.Parse(part, CultureInfo.InvariantCulture))];
        return (
            new BulkFigures(values[0], values[1], values[2], values[3], refused),
            parts.Length > 4 ? parts[4] : string.Empty);
    }

    /// <summary>The median of each figure by itself.</summary>
    public static BulkFigures MedianOf(IReadOnlyCollection<BulkFigures> rounds)
    {
        double Median(Func<BulkFigures, double> figure) => Comparison.Median([.. rounds.Select(figure)]);
        return new BulkFigures(
            Median(static r => r.Milliseconds),
            Median(static r => r.Cpu),
            Median(static r => r.Allocated),
            Median(static r => r.Peak),
            (int)Median(static r => r.Refused));
    }
}
