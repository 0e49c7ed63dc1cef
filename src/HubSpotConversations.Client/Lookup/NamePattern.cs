using HubSpotConversations.Text;

namespace HubSpotConversations.Lookup;

/// <summary>A name as the user wrote it, possibly with the wildcards * and ?. Case doesn't matter.</summary>
internal static class NamePattern
{
    public static bool HasWildcards(string name) => name.IndexOfAny(['*', '?']) >= 0;

    public static bool IsId(string name) => name.Length > 0 && name.All(static c => c is >= '0' and <= '9');

    public static bool Equal(string? name, string wanted)
        => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name matches a pattern with wildcards.</summary>
    public static bool Matches(string? name, string pattern)
    {
        if (name is null)
        {
            return false;
        }

        // After a mismatch, the last * takes one character more. Only the last one needs to be tried again.
        (int at, int star, int resume) = (0, -1, 0);
        for (int index = 0; index < name.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, index);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || IsSame(pattern[at], name[index])))
            {
                at++;
                index++;
            }
            else if (star >= 0)
            {
                (at, index) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.Skip(at).All(static c => c == '*');
    }

    /// <summary>Whether a word of the name starts with a text.</summary>
    public static bool HasWord(string? name, string start)
    {
        int at = -1;
        while (name is not null && start.Length > 0 && at + 1 < name.Length
            && (at = name.IndexOf(start, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A list of items for an error, limited in length.</summary>
    public static string List(IEnumerable<string> items)
    {
        string[] all = items.Distinct(StringComparer.Ordinal).Take(1001).ToArray();
        string shown = string.Join(", ", all.Take(10).Select(static item => DisplayText.OneLine(item, 100)));
        return all.Length > 10 ? $"{shown} and {(all.Length > 1000 ? "more than 990" : all.Length - 10)} others" : shown;
    }

    private static bool IsSame(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
