using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>
/// Normalizes a text for a comparison with the version that a service stored. Services trim texts. They also change
/// line ends, spaces, quotation marks and the composition of accents.
/// </summary>
internal static class PlainWording
{
    private static readonly Regex Tag = new("<[^<>]*>", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>Normalizes a text; returns an empty string for null.</summary>
    public static string Of(string? text)
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
                Append(words, c);
            }
        }

        return Composed(Whole(words.ToString()));
    }

    /// <summary>Removes the tags from HTML, decodes its entities and normalizes the rest.</summary>
    public static string OfHtml(string? html)
        => html is null ? string.Empty : Of(WebUtility.HtmlDecode(Tag.Replace(html, " ")));

    private static void Append(StringBuilder words, char c)
    {
        _ = c switch
        {
            '\u2018' or '\u2019' or '\u201A' or '\u2032' => words.Append('\''),
            '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' => words.Append('"'),
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => words.Append('-'),
            '\u2026' => words.Append("..."),
            _ => words.Append(c),
        };
    }

    private static bool IsInvisible(char c)
        => char.IsControl(c) || (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format && c != '\u200D');

    // Half of a surrogate pair can't be encoded in UTF-8, so it left this machine as U+FFFD.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // The text has a code point that Unicode doesn't define, so it can't be composed.
            return text;
        }
    }
}
