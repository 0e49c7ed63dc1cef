using System.Text;
using HubSpotConversations.Text;

namespace HubSpotConversations.Formatting;

/// <summary>Breaks texts from other people into safe lines of a window.</summary>
/// <param name="cells">The number of columns that a character takes in the window.</param>
internal sealed class TextWrap(Func<char, int> cells)
{
    /// <summary>
    /// Breaks a text at its line breaks, and long lines between words. It omits empty lines at the start and the end,
    /// and leaves one where several follow each other.
    /// </summary>
    public IEnumerable<string> Break(string? text, int width)
    {
        bool isGapDue = false;
        bool isFirst = true;
        foreach (string line in (text ?? string.Empty).Split('\n').Select(static line => DisplayText.OneLine(line, line.Length)))
        {
            if (line.Length == 0)
            {
                isGapDue = !isFirst;
                continue;
            }

            if (isGapDue)
            {
                yield return string.Empty;
            }

            isGapDue = isFirst = false;
            foreach (string part in BreakLine(line, width))
            {
                yield return part;
            }
        }
    }

    private IEnumerable<string> BreakLine(string line, int width)
    {
        var current = new StringBuilder();
        int used = 0;
        foreach (string word in line.Split(' '))
        {
            int length = word.Sum(cells);
            if (used > 0 && used + 1 + length > width)
            {
                yield return current.ToString();
                _ = current.Clear();
                used = 0;
            }

            if (used > 0)
            {
                _ = current.Append(' ');
                used++;
            }

            if (length <= width)
            {
                _ = current.Append(word);
                used += length;
                continue;
            }

            // The word is longer than a line.
            for (int index = 0; index < word.Length; index++)
            {
                if (used + cells(word[index]) > width && used > 0 && !char.IsLowSurrogate(word[index]))
                {
                    yield return current.ToString();
                    _ = current.Clear();
                    used = 0;
                }

                _ = current.Append(word[index]);
                used += cells(word[index]);
            }
        }

        yield return current.ToString();
    }
}
