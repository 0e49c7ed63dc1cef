using HubSpotConversations.Sandbox;

namespace HubSpotConversations.Tests.Proof;

/// <summary>What the sandbox's store says of a run: never what the client says of itself.</summary>
internal sealed record StoreVerdict(int Stored, int Lost, int Doubled, int OutOfOrder)
{
    public bool IsGood => Lost == 0 && Doubled == 0 && OutOfOrder == 0;

    /// <summary>Compares what is stored with what was to be sent; nobody else may have sent anything.</summary>
    public static StoreVerdict Of(SandboxAccount account, IReadOnlyList<ProofRow> rows)
    {
        var verdict = new StoreVerdict(account.SentMessageCount, 0, 0, 0);
        foreach (IGrouping<string, ProofRow> thread in rows.GroupBy(static row => row.ThreadId))
        {
            string[] wanted = [.. thread.Select(static row => Tidy(row.Text))];
            string[] stored = [.. account.StoredTexts(thread.Key).Select(Tidy)];
            int lost = Missing(wanted, stored);
            int doubled = Missing(stored, wanted);
            bool isMixed = lost == 0 && doubled == 0 && !wanted.SequenceEqual(stored, StringComparer.Ordinal);
            verdict = verdict with
            {
                Lost = verdict.Lost + lost,
                Doubled = verdict.Doubled + doubled,
                OutOfOrder = verdict.OutOfOrder + (isMixed ? 1 : 0),
            };
        }

        return verdict;
    }

    /// <summary>A text without the blanks that a service may change.</summary>
    public static string Tidy(string text)
        => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>How many of the one are not in the other, each as often as it is there.</summary>
    private static int Missing(string[] some, string[] others)
    {
        var counts = others.CountBy(static text => text).ToDictionary(StringComparer.Ordinal);
        return some.CountBy(static text => text)
            .Sum(count => Math.Max(0, count.Value - counts.GetValueOrDefault(count.Key)));
    }
}
