using System.Globalization;
using System.Text;

namespace HubSpotConversations;

/// <summary>
/// Text that others wrote, made fit for a terminal: control characters could move the cursor, change colours or hide
/// what stands there, and so could the characters that turn the reading direction.
/// </summary>
internal static class DisplayText
{
    /// <summary>The text in one line, without control characters, cut at a word.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    /// <param name="longest">The most characters to give, the sign of the cut included.</param>
    public static string OneLine(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        string line = Flatten(text!, longest + 1);
        if (line.Length <= longest)
        {
            return line;
        }

        int end = line.LastIndexOf(' ', longest - 1);
        if (end < longest / 2)
        {
            end = longest - 1;
        }

        // Half of a surrogate pair is no character.
        if (char.IsHighSurrogate(line[end - 1]))
        {
            end--;
        }

        return line.Substring(0, end).TrimEnd() + "…";
    }

    private static string Flatten(string text, int enough)
    {
        var line = new StringBuilder(Math.Min(text.Length, enough));
        foreach (char c in text)
        {
            if (line.Length >= enough)
            {
                break;
            }

            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[line.Length - 1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!IsUnsafe(c))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd();
    }

    private static bool IsUnsafe(char c)
        => char.IsControl(c) || (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format && c != '\u200d');
}
