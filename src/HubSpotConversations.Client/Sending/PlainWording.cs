using System.Globalization;
using System.Text;

namespace HubSpotConversations.Sending;

/// <summary>
/// A text as it is compared with what a service has made of it: services trim texts, and change line ends, blanks and
/// the way that accents are composed.
/// </summary>
internal static class PlainWording
{
    public static bool AreSame(string? one, string? other)
        => string.Equals(one, other, StringComparison.Ordinal)
            || string.Equals(Of(one), Of(other), StringComparison.Ordinal);

    private static string Of(string? text)
    {
        var words = new StringBuilder(text?.Length ?? 0);
        bool isBlank = false;
        foreach (char c in text ?? string.Empty)
        {
            if (char.IsWhiteSpace(c))
            {
                isBlank = true;
            }
            else if (!IsInvisible(c))
            {
                if (isBlank && words.Length > 0)
                {
                    words.Append(' ');
                }

                isBlank = false;
                words.Append(c);
            }
        }

        return Composed(Whole(words.ToString()));
    }

    private static bool IsInvisible(char c)
        => char.IsControl(c) || (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format && c != '\u200D');

    // Half of a pair of characters can't be written in UTF-8: it left this machine as U+FFFD.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // A character that Unicode does not have: there is nothing to compose.
            return text;
        }
    }
}
