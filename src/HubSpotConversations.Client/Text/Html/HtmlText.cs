using System.Net;

namespace HubSpotConversations.Text.Html;

/// <summary>
/// Converts HTML to the plain text that a person would type instead: paragraphs, list items, and the addresses of
/// links. It accepts any input, and its time grows with the length of the input only.
/// </summary>
internal static class HtmlText
{
    // A browser doesn't show what these elements contain.
    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "head", "title", "template", "noscript", "svg", "iframe", "object",
    };

    /// <summary>Returns the plain text of HTML; an empty string if there is none.</summary>
    public static string Of(string? html)
    {
        var text = new HtmlTextWriter();
        var reader = new HtmlTagReader(html ?? string.Empty);
        while (reader.MoveNext())
        {
            if (reader.Name is not { } name)
            {
                text.Write(WebUtility.HtmlDecode(reader.Text));
            }
            else if (reader.IsEnd)
            {
                text.Close(name);
            }
            else if (Hidden.Contains(name))
            {
                reader.SkipElement();
            }
            else
            {
                text.Open(name, attribute => WebUtility.HtmlDecode(reader.Attribute(attribute)));
            }
        }

        return text.ToString();
    }
}
