namespace HubSpotConversations.Text.Html;

/// <summary>
/// Estimates the work that it takes to parse HTML. A parser of real HTML needs deep recursion for deeply nested
/// elements, and copies unclosed elements again and again.
/// </summary>
internal static class HtmlDepth
{
    private const int LongestHtml = 1_000_000;
    private const int MostTags = 10_000;
    private const int MostOpen = 60;

    private static readonly HashSet<string> Empty =
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ];

    // The next element of the same kind closes these elements.
    private static readonly HashSet<string> Implied = ["p", "li", "dt", "dd", "td", "th", "tr", "option"];

    /// <summary>Whether a parser handles the HTML in moderate time, memory and depth.</summary>
    public static bool IsModerate(string html)
    {
        if (html.Length > LongestHtml)
        {
            return false;
        }

        var open = new Stack<string>();
        var reader = new HtmlTagReader(html);
        int tags = 0;
        while (reader.MoveNext())
        {
            if (reader.Name is not { } name || Empty.Contains(name))
            {
                continue;
            }

            string? top = open.Count > 0 ? open.Peek() : null;
            if (top == name && (reader.IsEnd || Implied.Contains(name)))
            {
                _ = open.Pop();
            }

            if (!reader.IsEnd)
            {
                open.Push(name);
            }

            if (open.Count > MostOpen || ++tags > MostTags)
            {
                return false;
            }
        }

        return true;
    }
}
