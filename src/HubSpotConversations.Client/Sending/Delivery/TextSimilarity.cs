namespace HubSpotConversations.Sending.Delivery;

/// <summary>
/// Compares a text that was sent with the one in a thread's history. The stored text may be escaped, wrapped in HTML or
/// shortened. It may also contain an added signature or a quoted message.
/// </summary>
internal static class TextSimilarity
{
    // Two texts that share this many words are likely the same one with links or names replaced.
    private const double ManyWords = 0.8;

    /// <summary>Returns whether two texts are the same, possibly the same, or different.</summary>
    public static EntryMatch Compare(string? text, string? richText, string? storedText, string? storedRichText)
    {
        string[] sent = Forms(text, richText);
        string[] stored = Forms(storedText, storedRichText);
        if (stored.Length == 0)
        {
            // An entry without any text proves nothing about its content.
            return sent.Length == 0 ? EntryMatch.Same : EntryMatch.Possible;
        }

        if (sent.Intersect(stored, StringComparer.Ordinal).Any())
        {
            return EntryMatch.Same;
        }

        return sent.Any(one => stored.Any(other => IsSimilar(one, other))) ? EntryMatch.Possible : EntryMatch.Other;
    }

    // Returns each text as it is, and as the visible text of its HTML.
    private static string[] Forms(string? text, string? richText)
        => new[] { PlainWording.Of(text), PlainWording.OfHtml(text), PlainWording.OfHtml(richText) }
            .Where(static form => form.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToArray();

    private static bool IsSimilar(string one, string other)
    {
        (string first, string second) = (Letters(one), Letters(other));
        if (first.Length == 0 || second.Length == 0)
        {
            // A text without letters and digits has only other characters to compare. A service may have replaced one.
            return first.Length == second.Length || Contains(one, other) || Contains(other, one);
        }

        return Contains(first, second) || Contains(second, first) || HaveManyWordsInCommon(one, other);
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;

    private static string Letters(string text)
        => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    private static bool HaveManyWordsInCommon(string one, string other)
    {
        string[] words = one.ToUpperInvariant().Split(' ');
        string[] others = other.ToUpperInvariant().Split(' ');
        return words.Intersect(others, StringComparer.Ordinal).Count()
            >= ManyWords * Math.Max(
                words.Distinct(StringComparer.Ordinal).Count(), others.Distinct(StringComparer.Ordinal).Count());
    }
}
