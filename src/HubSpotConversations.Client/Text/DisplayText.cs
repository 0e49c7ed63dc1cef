using System.Globalization;
using System.Text;

namespace HubSpotConversations.Text;

/// <summary>
/// Makes external text safe to show in a terminal. Control characters and characters that change the text direction
/// could move the cursor, change colors or hide text.
/// </summary>
internal static class DisplayText
{
    private const int LongestShown = 500;

    /// <summary>
    /// Returns the text on one line of at most 500 characters. Every HubSpot object uses it in ToString.
    /// </summary>
    public static string Of(string? text) => OneLine(text, LongestShown);

    /// <summary>Removes control characters but keeps line breaks, for messages and streams.</summary>
    public static string Lines(string text)
        => string.Join(Environment.NewLine, text.Split('\n').Select(line => OneLine(line, text.Length)));

    /// <summary>Returns the text on one line without control characters, shortened at a word boundary.</summary>
    /// <param name="text">The text; null counts as empty.</param>
    /// <param name="longest">The maximum number of characters, including the ellipsis.</param>
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

        // Half of a surrogate pair is not a valid character.
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

                // Half of a surrogate pair is not a valid character, and terminals show it in different ways.
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

    // Check whole characters, because invisible characters beyond U+FFFF can hide text from the reader.
    private static bool IsUnsafe(string text, int index)
        => char.IsControl(text[index])
            || (CharUnicodeInfo.GetUnicodeCategory(text, index) == UnicodeCategory.Format && text[index] != '\u200d');
}
