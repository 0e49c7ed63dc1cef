using System.Globalization;

namespace HubSpotConversations.Bench;

/// <summary>The messages of a bulk send: one for each thread in turn. bulk-send.ps1 makes the same ones.</summary>
internal static class BulkRows
{
    public const int Threads = 500;
    public const int WarmUp = 500;

    // Where the sandbox's extra threads begin.
    private const long FirstThread = 6_100_000_000;

    public static (string ThreadId, string Text)[] Make(int count) =>
    [
        .. Enumerable.Range(0, count).Select(static i => (
            (FirstThread + (i % Threads)).ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"Hello {i}, your order is on its way."))),
    ];
}
