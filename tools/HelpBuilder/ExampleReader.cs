using System.Xml.Linq;

namespace HubSpotConversations.HelpBuilder;

/// <summary>Reads an example: its title, its code and its explanation.</summary>
internal sealed class ExampleReader(DocText text)
{
    /// <summary>Marks an example in the source that tests can't run, for example because it needs a vault.</summary>
    public const string NotRunMarker = "# doc: not run";

    public ExampleHelp Read(XElement example)
    {
        XElement? title = example.Elements("para").FirstOrDefault();
        string code = example.Element("code")?.Value ?? string.Empty;
        return new ExampleHelp(
            string.Join(' ', text.Paragraphs(title)),
            Unindent(code.Replace(NotRunMarker, string.Empty, StringComparison.Ordinal)),
            [.. example.Elements("para").Skip(1).SelectMany(text.Paragraphs)],
            !code.Contains(NotRunMarker, StringComparison.Ordinal));
    }

    private static string Unindent(string code)
    {
        string[] lines = [.. code.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd())];
        int first = Array.FindIndex(lines, static line => line.Length > 0);
        int last = Array.FindLastIndex(lines, static line => line.Length > 0);
        if (first < 0)
        {
            return string.Empty;
        }

        string[] body = lines[first..(last + 1)];
        int indent = body
            .Where(static line => line.Length > 0)
            .Min(static line => line.Length - line.TrimStart().Length);
        return string.Join('\n', body.Select(line => line.Length > indent ? line[indent..] : string.Empty));
    }
}
