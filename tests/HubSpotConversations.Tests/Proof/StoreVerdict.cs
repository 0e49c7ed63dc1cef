using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox;

namespace HubSpotConversations.Tests.Proof;

/// <summary>
/// The result of a run according to the sandbox's store, which does not rely on the client's own reports.
/// </summary>
internal sealed record StoreVerdict(int Stored, int Lost, int Doubled, int OutOfOrder)
{
    public bool IsGood => Lost == 0 && Doubled == 0 && OutOfOrder == 0;

    /// <summary>Compares the stored messages with the expected ones. No other program may have sent messages.</summary>
    public static StoreVerdict Of(SandboxAccount account, IReadOnlyList<ProofRow> rows)
        => Of(account.SentMessageCount, rows, account.StoredTexts);

    /// <summary>
    /// Compares the messages of custom channels with the expected ones. The sender of each row is "visitor-" and its
    /// thread.
    /// </summary>
    public static StoreVerdict OfChannel(SandboxAccount account, IReadOnlyList<ProofRow> rows)
    {
        ILookup<string, string> texts = account.ThreadIds
            .Select(account.MessagesJson)
            .SelectMany(static json => JsonNode.Parse(json)!.AsArray())
            .Where(static message => (string?)message!["direction"] == "INCOMING")
            .ToLookup(
                static message => (string?)message!["senders"]?[0]?["deliveryIdentifier"]?["value"] ?? string.Empty,
                static message => (string)message!["text"]!,
                StringComparer.Ordinal);
        int count = texts.Where(static sender => sender.Key.StartsWith("visitor-", StringComparison.Ordinal))
            .Sum(static sender => sender.Count());
        return Of(count, rows, thread => [.. texts[$"visitor-{thread}"]]);
    }

    private static StoreVerdict Of(
        int count, IReadOnlyList<ProofRow> rows, Func<string, IReadOnlyList<string>> storedIn)
    {
        var verdict = new StoreVerdict(count, 0, 0, 0);
        foreach (IGrouping<string, ProofRow> thread in rows.GroupBy(static row => row.ThreadId))
        {
            string[] expected = [.. thread.Select(static row => Tidy(row.Text))];
            string[] stored = [.. storedIn(thread.Key).Select(Tidy)];
            int lost = Missing(expected, stored);
            int doubled = Missing(stored, expected);
            bool isMixed = lost == 0 && doubled == 0 && !expected.SequenceEqual(stored, StringComparer.Ordinal);
            verdict = verdict with
            {
                Lost = verdict.Lost + lost,
                Doubled = verdict.Doubled + doubled,
                OutOfOrder = verdict.OutOfOrder + (isMixed ? 1 : 0),
            };
        }

        return verdict;
    }

    /// <summary>The text without the white space that a service may change.</summary>
    public static string Tidy(string text)
        => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The number of texts in the first list that the second one lacks, including duplicates.</summary>
    private static int Missing(string[] some, string[] others)
    {
        var counts = others.CountBy(static text => text).ToDictionary(StringComparer.Ordinal);
        return some.CountBy(static text => text)
            .Sum(count => Math.Max(0, count.Value - counts.GetValueOrDefault(count.Key)));
    }
}
