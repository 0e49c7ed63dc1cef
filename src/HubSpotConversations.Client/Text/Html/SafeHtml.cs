using AngleSharp.Dom;
using Ganss.Xss;

namespace HubSpotConversations.Text.Html;

/// <summary>
/// Reduces the HTML of a message to the formatting of its text. Scripts, styles, images and everything else that could
/// run, hide text or make a request are removed.
/// </summary>
internal static class SafeHtml
{
    // Their content isn't text for a reader.
    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "head", "title", "template", "noscript", "noembed", "noframes", "svg", "math", "iframe",
        "object", "xmp", "plaintext", "textarea", "select", "canvas", "audio", "video",
    };

    private static readonly Lazy<HtmlSanitizer> Sanitizer = new(Create);

    /// <summary>Returns the safe HTML; null if it is empty, or too large or too deep to parse.</summary>
    public static string? Of(string? html)
    {
        if (string.IsNullOrWhiteSpace(html) || !HtmlDepth.IsModerate(html!))
        {
            return null;
        }

        // The sanitizer writes characters instead of character references, so the invisible ones can be removed now.
        string safe = CleanText.Of(Sanitizer.Value.Sanitize(html!)).Trim();
        return HtmlText.Of(safe).Length == 0 ? null : safe;
    }

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "a", "abbr", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt",
                "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q",
                "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
                "thead", "tr", "tt", "u", "ul", "var",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "href", "colspan", "rowspan", "dir", "lang",
            },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
            AllowedCssProperties = new HashSet<string>(),
            AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
        })
        {
            KeepChildNodes = true,
        };
        sanitizer.RemovingTag += static (_, args) => BeforeRemoval(args.Tag);
        sanitizer.PostProcessNode += static (_, args) => Complete(args.Node);
        return sanitizer;
    }

    /// <summary>The sanitizer keeps what is in a removed element, so this removes what isn't text.</summary>
    private static void BeforeRemoval(IElement element)
    {
        if (Hidden.Contains(element.LocalName))
        {
            element.TextContent = string.Empty;
        }
        else if (element.LocalName == "img" && element.GetAttribute("alt") is { } text && !string.IsNullOrWhiteSpace(text))
        {
            _ = element.ParentElement?.InsertBefore(element.Owner!.CreateTextNode($"[{text.Trim()}]"), element);
        }
    }

    private static void Complete(INode node)
    {
        if (node is IElement { LocalName: "a" } link)
        {
            string? address = link.GetAttribute("href")?.Trim();
            bool isAbsolute = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
                && uri.Scheme is "http" or "https" or "mailto" or "tel";
            if (isAbsolute)
            {
                link.SetAttribute("rel", "noopener noreferrer nofollow");
            }
            else
            {
                // A relative address would lead to a file beside the page.
                _ = link.RemoveAttribute("href");
            }
        }
        else if (node is IElement { LocalName: "h1" or "h2" or "h3" or "h4" or "h5" or "h6" } heading)
        {
            // Readers of the page move between its own headings.
            heading.SetAttribute("role", "presentation");
        }
    }
}
