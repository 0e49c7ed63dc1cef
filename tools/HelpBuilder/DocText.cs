using System.Text;
using System.Xml.Linq;

namespace HubSpotConversations.HelpBuilder;

/// <summary>Converts the markup of a doc comment into paragraphs of plain text for the help.</summary>
internal sealed class DocText(CmdletNames names)
{
    /// <summary>The paragraphs of an element; empty if the element is missing or empty.</summary>
    public IReadOnlyList<string> Paragraphs(XElement? element)
    {
        var paragraphs = new List<string>();
        var line = new StringBuilder();
        foreach (XNode node in element?.Nodes() ?? [])
        {
            if (node is XElement { Name.LocalName: "para" or "list" } block)
            {
                Close(line, paragraphs);
                paragraphs.AddRange(block.Name.LocalName == "list" ? Items(block) : Paragraphs(block));
            }
            else
            {
                Append(node, line);
            }
        }

        Close(line, paragraphs);
        return paragraphs;
    }

    private IEnumerable<string> Items(XElement list)
        => list.Elements("item")
            .Select(item => "- " + string.Join(' ', Paragraphs(item.Element("description") ?? item)));

    private void Append(XNode node, StringBuilder line)
    {
        switch (node)
        {
            case XText text:
                line.Append(text.Value);
                break;
            case XElement reference when Target(reference) is { } target:
                line.Append(reference.IsEmpty ? target : reference.Value);
                break;
            case XElement element:
                foreach (XNode inner in element.Nodes())
                {
                    Append(inner, line);
                }

                break;
            default:
                break;
        }
    }

    private string? Target(XElement reference)
        => (string?)reference.Attribute("cref") is { } cref
            ? names.Of(cref)
            : (string?)reference.Attribute("langword")
                ?? (string?)reference.Attribute("href")
                ?? (string?)reference.Attribute("name");

    private static void Close(StringBuilder line, List<string> paragraphs)
    {
        // Joins lines, because the help wraps at the width of the reader's window and not where the source does.
        string text = string.Join(' ', line.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        line.Clear();
        if (text.Length > 0)
        {
            paragraphs.Add(text);
        }
    }
}
