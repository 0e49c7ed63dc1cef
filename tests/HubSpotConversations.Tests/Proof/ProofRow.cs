using System.Text;

namespace HubSpotConversations.Tests.Proof;

/// <summary>A message to send.</summary>
internal sealed record ProofRow(string ThreadId, string Text)
{
    /// <summary>A word in every text, which must not appear anywhere that must not contain texts.</summary>
    public const string Canary = "kanarienvogel";

    // The id of the sandbox's first extra thread.
    private const long FirstThread = 6_100_000_000;

    // White space that a service may normalize, and characters that JSON or UTF-8 treat specially.
    private static readonly string[] Odd =
        ["", " ", "  ", "\t", "\r\n", "\n\n", "\u00A0", " \u200B", "e\u0301", "\U0001F468\u200D\U0001F469", "\"<&>\\"];

    /// <summary>
    /// Creates the messages of a run. The threads take turns or are mixed at random, and one message in ten repeats the
    /// previous text of its thread.
    /// </summary>
    public static ProofRow[] Make(int count, int threads, int seed)
    {
        var random = new Random(seed);
        var last = new Dictionary<int, string>();
        var rows = new ProofRow[count];
        for (int i = 0; i < count; i++)
        {
            int thread = random.Next(3) == 0 ? random.Next(threads) : i % threads;
            if (random.Next(10) != 0 || !last.TryGetValue(thread, out string? text))
            {
                text = $"{Any(random)}Hello{Any(random)} {i} {Canary},{Any(random)} all is well.{Any(random)}";
            }

            last[thread] = text;
            rows[i] = new ProofRow(Id(thread), text);
        }

        return rows;
    }

    public static string Id(int thread) => $"{FirstThread + thread}";

    /// <summary>Repeats the text a hundred times, so that the history truncates it.</summary>
    public ProofRow Long() => this with { Text = string.Concat(Enumerable.Repeat(Text + ' ', 100)) };

    /// <summary>The line that represents this message in the file for another process.</summary>
    public string ToLine(int number)
        => $"{ThreadId} {Convert.ToBase64String(Encoding.UTF8.GetBytes(Text))} order-{number}";

    private static string Any(Random random) => Odd[random.Next(Odd.Length)];
}
