using System.Diagnostics;
using System.Globalization;

namespace HubSpotConversations.Bench;

/// <summary>The process of the baseline: a compiled HttpClient with as many tasks as messages go out at once.</summary>
internal static class BulkSend
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        int[] numbers = [.. arguments[2..].Select(static part => int.Parse(part, CultureInfo.InvariantCulture))];
        (int atOnce, int messages, int warmUp) = (numbers[0], numbers[1], numbers[2]);
        (string ThreadId, string Text)[] rows = BulkRows.Make(messages);
        await SendAsync(new Uri(arguments[0]), BulkRows.Make(warmUp), atOnce);

        using var process = Process.GetCurrentProcess();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = process.TotalProcessorTime;
        long started = Stopwatch.GetTimestamp();
        int sent = await SendAsync(new Uri(arguments[1]), rows, atOnce);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        cpu = process.TotalProcessorTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        if (sent != messages)
        {
            throw new InvalidOperationException($"{sent} of {messages} messages were sent.");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{elapsed.TotalMilliseconds} {cpu.TotalMilliseconds} {allocated} {process.PeakWorkingSet64}"));
        return 0;
    }

    private static async Task<int> SendAsync(Uri server, (string ThreadId, string Text)[] rows, int atOnce)
    {
        using var client = new RawClient(server, BenchServer.Token);
        int next = -1;
        int sent = 0;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async task =>
        {
            while (Interlocked.Increment(ref next) is var index && index < rows.Length)
            {
                await client.SendAsync(rows[index].ThreadId, rows[index].Text);
                Interlocked.Increment(ref sent);
            }
        }));
        return sent;
    }
}
