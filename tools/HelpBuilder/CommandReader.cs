using System.Management.Automation;
using System.Xml.Linq;

namespace HubSpotConversations.HelpBuilder;

/// <summary>Combines the engine's information about a cmdlet with its doc comment.</summary>
internal sealed class CommandReader(DocComments comments, CmdletNames names, IReadOnlyList<string> aboutTopics, Uri pages)
{
    private static readonly string? Nothing = typeof(void).FullName;
    private readonly DocText _text = new(names);

    public CommandHelp Read(CmdletInfo cmdlet)
    {
        XElement comment = comments.Of(CmdletNames.DocId(cmdlet.ImplementingType));
        var parameters = new ParameterReader(cmdlet, comments, _text);
        var examples = new ExampleReader(_text);
        return new CommandHelp(cmdlet)
        {
            Synopsis = _text.Paragraphs(comment.Element("summary")),
            Description = _text.Paragraphs(comment.Element("remarks")),
            Syntax = parameters.ReadSets(),
            Parameters = parameters.ReadAll(),
            Outputs = [.. cmdlet.OutputType.Select(static type => type.Name).Where(static name => name != Nothing)],
            Examples = [.. comment.Elements("example").Select(examples.Read)],
            Links =
            [
                // Get-Help -Online opens the first address.
                new LinkHelp("Online Version:", new Uri(pages, cmdlet.Name + ".md").AbsoluteUri),
                .. comment.Elements("seealso").Select(ReadLink),
                .. aboutTopics.Select(static topic => new LinkHelp(topic)),
            ],
        };
    }

    private LinkHelp ReadLink(XElement link)
    {
        if ((string?)link.Attribute("cref") is { } cref)
        {
            return new LinkHelp(names.Of(cref));
        }

        string href = (string?)link.Attribute("href") ?? string.Empty;
        string text = string.Join(' ', _text.Paragraphs(link));
        return new LinkHelp(text.Length > 0 ? text : href, href);
    }
}
