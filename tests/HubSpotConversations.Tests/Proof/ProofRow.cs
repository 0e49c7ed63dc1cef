using System.Text;

namespace HubSpotConversations.Tests.Proof;

/// <summary>A message to send.</summary>
internal sealed record ProofRow(string ThreadId, string Text)
{
    /// <summary>A word of every text, which must not be found where no text is kept.</summary>
    public const string Canary = "kanarienvogel";

    // Where the sandbox's extra threads begin.
    private const long FirstThread = 6_100_000_000;

    // What a service may tidy, and what has a way of its own through JSON and UTF-8.
    private static readonly string[] Odd =
        ["", " ", "  ", "\t", "\r\n", "\n\n", "\u00A0", " \u200B", "e\u0301", "\U0001F468\u200D\U0001F469", "\"<&>\\"];

    /// <summary>
    /// The messages of a run: thread after thread in turn, or as a seed mixes them, and one in ten with the text of the
    /// one before it in the same thread.
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

    /// <summary>The text a hundred times, more than a history shows of it.</summary>
    public ProofRow Long() => this with { Text = string.Concat(Enumerable.Repeat(Text + ' ', 100)) };

    /// <summary>One line of a file for a process of its own.</summary>
    public string ToLine(int number)
        => $"{ThreadId} {Convert.ToBase64String(Encoding.UTF8.GetBytes(Text))} order-{number}";

    private static string Any(Random random) => Odd[random.Next(Odd.Length)];
}
