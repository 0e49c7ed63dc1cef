using System.Globalization;
using System.Text;

namespace HubSpotConversations.Text;

/// <summary>
/// Removes from external text what could deceive the reader of a file: control characters, and invisible characters
/// such as those that change the text direction. Line breaks, tabs and spaces stay as they are.
/// </summary>
internal static class CleanText
{
    private const char NonJoiner = '\u200c';
    private const char Joiner = '\u200d';

    /// <summary>Returns the text with line feeds as its only line breaks.</summary>
    public static string Of(string? text)
    {
        var clean = new StringBuilder(text?.Length ?? 0);
        for (int i = 0; i < text?.Length; i++)
        {
            bool isPair = char.IsSurrogatePair(text, i);
            char c = text[i];
            if (isPair && !IsInvisible(text, i))
            {
                _ = clean.Append(text, i, 2);
            }
            else if (c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029')
            {
                i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                _ = clean.Append('\n');
            }
            else if (!isPair && char.IsSurrogate(c))
            {
                _ = clean.Append('\ufffd');
            }
            else if (!isPair && (c is '\t' or NonJoiner or Joiner || !(char.IsControl(c) || IsInvisible(text, i))))
            {
                _ = clean.Append(c);
            }

            i += isPair ? 1 : 0;
        }

        return clean.ToString();
    }

    /// <summary>Returns the lines of the text, without empty lines at the start and the end.</summary>
    public static IReadOnlyList<string> Lines(string? text)
        => Of(text).Trim('\n', ' ', '\t') is { Length: > 0 } clean
            ? clean.Split('\n').Select(static line => line.TrimEnd()).ToArray()
            : [];

    private static bool IsInvisible(string text, int index)
        => CharUnicodeInfo.GetUnicodeCategory(text, index) == UnicodeCategory.Format;
}
