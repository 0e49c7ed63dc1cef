using System.Globalization;
using System.Text;

namespace HubSpotConversations.Text.Html;

/// <summary>Writes the text of HTML elements with the line breaks and list markers that they stand for.</summary>
internal sealed class HtmlTextWriter
{
    private static readonly HashSet<string> Paragraphs =
    [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol", "dl", "hr", "figure", "form",
    ];

    private static readonly HashSet<string> Lines =
    [
        "div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "main", "nav", "aside", "address",
        "body", "html", "thead", "tbody", "tfoot", "caption", "figcaption", "center", "fieldset", "option",
    ];

    private readonly StringBuilder _text = new();
    private readonly Stack<int> _lists = new();
    private readonly Stack<(string? Address, int Start)> _links = new();
    private int _preformatted;
    private int _breaksDue;
    private bool _isSpaceDue;
    private bool _isLineEmpty = true;

    public override string ToString() => _text.ToString().TrimEnd();

    public void Write(string text)
    {
        foreach (char c in text)
        {
            if (_preformatted > 0 && c == '\n')
            {
                Break();
            }
            else if (_preformatted > 0 && c is ' ' or '\t')
            {
                Append(c);
            }
            else if (char.IsWhiteSpace(c))
            {
                SpaceIsDue();
            }
            else
            {
                Append(c);
            }
        }
    }

    public void Open(string name, Func<string, string?> attribute)
    {
        EndLine(name);
        switch (name)
        {
            case "br":
                Break();
                break;
            case "pre":
                _preformatted++;
                break;
            case "ul":
            case "ol":
                // A list in a list continues the lines of the outer one.
                _breaksDue = _lists.Count > 0 ? Math.Min(_breaksDue, 1) : _breaksDue;
                _lists.Push(name == "ol" ? 1 : 0);
                break;
            case "li":
                OpenItem();
                break;
            case "td" or "th":
                SpaceIsDue();
                break;
            case "img":
                Write(attribute("alt") ?? string.Empty);
                break;
            case "a":
                _links.Push((attribute("href")?.Trim(), _text.Length));
                break;
        }
    }

    public void Close(string name)
    {
        switch (name)
        {
            case "pre" when _preformatted > 0:
                _preformatted--;
                break;
            case "ul" or "ol" when _lists.Count > 0:
                _lists.Pop();
                if (_lists.Count > 0)
                {
                    Due(1);
                    return;
                }

                break;
            case "a" when _links.Count > 0:
                CloseLink(_links.Pop());
                break;
        }

        EndLine(name);
    }

    private void EndLine(string name) => Due(Paragraphs.Contains(name) ? 2 : Lines.Contains(name) ? 1 : 0);

    private void OpenItem()
    {
        int number = _lists.Count > 0 ? _lists.Pop() : 0;
        string marker = number > 0 ? number.ToString(CultureInfo.InvariantCulture) + "." : "-";
        string indent = new(' ', 2 * Math.Min(10, _lists.Count));
        _lists.Push(number > 0 ? number + 1 : 0);
        foreach (char c in indent + marker)
        {
            Append(c);
        }

        _isSpaceDue = true;
    }

    /// <summary>Adds the address of a link, unless its text already shows it.</summary>
    private void CloseLink((string? Address, int Start) link)
    {
        if (link.Address is not { } address || link.Start >= _text.Length)
        {
            return;
        }

        string shown = address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            ? address.Substring("mailto:".Length).Split('?')[0]
            : address;
        bool isAddress = shown != address || address.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        string text = _text.ToString(link.Start, _text.Length - link.Start);
        if (isAddress && text.IndexOf(shown.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) < 0)
        {
            Write($" ({shown})");
        }
    }

    private void SpaceIsDue() => _isSpaceDue = !_isLineEmpty && _breaksDue == 0;

    private void Due(int breaks)
    {
        _breaksDue = Math.Max(_breaksDue, breaks);
        _isSpaceDue &= breaks == 0;
    }

    private void Break()
    {
        WriteBreaks();
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        (_isLineEmpty, _isSpaceDue) = (true, false);
    }

    private void Append(char c)
    {
        WriteBreaks();
        if (_isSpaceDue)
        {
            _text.Append(' ');
        }

        _text.Append(c);
        (_isLineEmpty, _isSpaceDue) = (false, false);
    }

    /// <summary>Writes the line breaks that are due, as far as the text doesn't end with them.</summary>
    private void WriteBreaks()
    {
        int length = _text.Length;
        int there = length == 0 || _text[length - 1] != '\n' ? 0 : length > 1 && _text[length - 2] == '\n' ? 2 : 1;
        for (int missing = length == 0 ? 0 : _breaksDue - there; missing > 0; missing--)
        {
            _text.Append('\n');
        }

        _isLineEmpty |= _breaksDue > 0;
        _breaksDue = 0;
    }
}
