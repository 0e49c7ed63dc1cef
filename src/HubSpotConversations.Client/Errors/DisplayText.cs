using System.Globalization;
using System.Text;

namespace HubSpotConversations;

/// <summary>
/// Text that others wrote, made fit for a terminal: control characters could move the cursor, change colours or hide
/// what stands there, and so could the characters that turn the reading direction.
/// </summary>
internal static class DisplayText
{
    private const int LongestShown = 500;

    /// <summary>The text in one line of ordinary length. ToString of everything that HubSpot sends uses it.</summary>
    public static string Of(string? text) => OneLine(text, LongestShown);

    /// <summary>The text without control characters, in the lines that it has. Messages and streams use it.</summary>
    public static string Lines(string text)
        => string.Join(Environment.NewLine, text.Split('\n').Select(line => OneLine(line, text.Length)));

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
        if (end > 0 && char.IsHighSurrogate(line[end - 1]))
        {
            end--;
        }

        return line.Substring(0, end).TrimEnd() + "…";
    }

    private static string Flatten(string text, int enough)
    {
        var line = new StringBuilder(Math.Min(text.Length, enough));
        bool isSpaceDue = false;
        for (int i = 0; i < text.Length && line.Length < enough; i++)
        {
            bool isPair = char.IsSurrogatePair(text, i);
            if (char.IsWhiteSpace(text[i]))
            {
                isSpaceDue = line.Length > 0;
            }
            else if (!IsUnsafe(text, i))
            {
                if (isSpaceDue)
                {
                    line.Append(' ');
                    isSpaceDue = false;
                }

                // Half of a surrogate pair alone is no character, and a terminal would show anything.
                char c = char.IsSurrogate(text[i]) && !isPair ? '\ufffd' : text[i];
                line.Append(c);
                if (isPair)
                {
                    line.Append(text[i + 1]);
                }
            }

            i += isPair ? 1 : 0;
        }

        return line.ToString();
    }

    // By whole characters: the invisible ones beyond U+FFFF can spell text that nobody sees.
    private static bool IsUnsafe(string text, int index)
        => char.IsControl(text[index])
            || (CharUnicodeInfo.GetUnicodeCategory(text, index) == UnicodeCategory.Format && text[index] != '\u200d');
}
