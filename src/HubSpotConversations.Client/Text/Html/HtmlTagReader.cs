using System.Text.RegularExpressions;

namespace HubSpotConversations.Text.Html;

/// <summary>Splits HTML into tags and the texts between them. What isn't a tag is text.</summary>
internal sealed class HtmlTagReader(string html)
{
    private static readonly Regex Attributes = new(
        """(?<=^|[\s"'/])(?<name>[^\s"'<>/=]+)\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'>]+))""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5));

    private int _position;
    private string _tag = string.Empty;
    private bool _hasBrokenQuotes;
    private bool _hasNoMoreTags;

    /// <summary>The text; empty for a tag or a comment.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>The lowercase name of the tag; null for a text or a comment.</summary>
    public string? Name { get; private set; }

    /// <summary>Whether the tag ends an element.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>Moves to the next tag or text, and returns whether there is one.</summary>
    public bool MoveNext()
    {
        (Name, Text) = (null, string.Empty);
        if (_position >= html.Length)
        {
            return false;
        }

        if (!TryReadTag())
        {
            int end = html.IndexOf('<', _position + 1);
            end = end < 0 ? html.Length : end;
            Text = html.Substring(_position, end - _position);
            _position = end;
        }

        return true;
    }

    /// <summary>The value of an attribute of the tag, as it is written; null if the tag doesn't have it.</summary>
    public string? Attribute(string name)
    {
        foreach (Match match in Attributes.Matches(_tag))
        {
            if (string.Equals(match.Groups["name"].Value, name, StringComparison.OrdinalIgnoreCase))
            {
                return match.Groups["value"].Value;
            }
        }

        return null;
    }

    /// <summary>Moves behind the end tag of the current element, or to the end if it has none.</summary>
    public void SkipElement()
    {
        int end = _tag.EndsWith("/", StringComparison.Ordinal) && Name is "svg" or "object"
            ? _position
            : html.IndexOf("</" + Name, _position, StringComparison.OrdinalIgnoreCase);
        _position = end < 0 ? html.Length : end;
    }

    private bool TryReadTag()
    {
        if (html[_position] != '<' || _hasNoMoreTags || _position + 1 >= html.Length)
        {
            return false;
        }

        if (string.CompareOrdinal(html, _position, "<!--", 0, 4) == 0)
        {
            int end = html.IndexOf("-->", _position + 4, StringComparison.Ordinal);
            _position = end < 0 ? html.Length : end + 3;
            return true;
        }

        char first = html[_position + 1];
        if (!IsLetter(first) && first is not ('/' or '!' or '?'))
        {
            return false;
        }

        int close = EndOfTag(_position + 1);
        if (close < 0)
        {
            _hasNoMoreTags = true;
            return false;
        }

        int start = _position + (first == '/' ? 2 : 1);
        _tag = html.Substring(start, Math.Max(0, close - start));
        _position = close + 1;
        IsEnd = first == '/';
        string name = string.Concat(_tag.TakeWhile(static c => IsLetter(c) || c is >= '0' and <= '9'));
        Name = name.Length > 0 ? name.ToLowerInvariant() : null;
        return true;
    }

    /// <summary>The position of the '>' that ends a tag. An attribute's value in quotes may contain one.</summary>
    private int EndOfTag(int position)
    {
        char quote = '\0';
        for (int index = position; index < html.Length && !_hasBrokenQuotes; index++)
        {
            char c = html[index];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c == '>')
            {
                return index;
            }
            else if (c is '"' or '\'' && html[index - 1] is '=' or ' ')
            {
                quote = c;
            }
        }

        // A quote that never ends must not hide the rest of the text, and must not be searched for again and again.
        _hasBrokenQuotes = true;
        return html.IndexOf('>', position);
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
