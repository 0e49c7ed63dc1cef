using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace HubSpotConversations.HelpBuilder;

/// <summary>Writes help in MAML, the XML that Get-Help reads in every version of PowerShell.</summary>
internal static class MamlWriter
{
    /// <summary>Marks an example that tests skip. Get-Help ignores comments.</summary>
    public const string NotRunComment = " not run by the tests ";

    private static readonly XNamespace Help = "http://msh";

    /// <summary>Writes the same bytes for the same help on every machine.</summary>
    public static void Write(IEnumerable<CommandHelp> commands, string path)
    {
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
        using var writer = XmlWriter.Create(path, settings);
        ToDocument(commands).Save(writer);
    }

    public static XDocument ToDocument(IEnumerable<CommandHelp> commands)
        => new(new XElement(Help + "helpItems", new XAttribute("schema", "maml"), commands.Select(Command)));

    private static XElement Command(CommandHelp command)
        => new(
            Maml.Command + "command",
            Maml.Prefixes,
            new XElement(
                Maml.Command + "details",
                new XElement(Maml.Command + "name", command.Cmdlet.Name),
                new XElement(Maml.Command + "verb", command.Cmdlet.Verb),
                new XElement(Maml.Command + "noun", command.Cmdlet.Noun),
                Maml.Description(command.Synopsis)),
            Maml.Description(command.Description),
            new XElement(
                Maml.Command + "syntax",
                command.Syntax.Select(set => new XElement(
                    Maml.Command + "syntaxItem",
                    new XElement(Maml.Text + "name", command.Cmdlet.Name),
                    set.Select(MamlParameter.InSyntax)))),
            new XElement(Maml.Command + "parameters", command.Parameters.Select(MamlParameter.InList)),
            new XElement(Maml.Command + "inputTypes", Inputs(command)),
            new XElement(Maml.Command + "returnValues", Outputs(command)),
            new XElement(Maml.Command + "examples", command.Examples.Select(Example)),
            new XElement(Maml.Command + "relatedLinks", command.Links.Select(Link)));

    private static IEnumerable<XElement> Inputs(CommandHelp command)
    {
        ParameterHelp[] piped = [.. command.Parameters.Where(static parameter => parameter.IsFromPipeline)];
        return piped.Length == 0
            ? [Typed("inputType", "None", [])]
            : piped.Select(static parameter => Typed("inputType", parameter.Type.ToString(), parameter.Description));
    }

    private static IEnumerable<XElement> Outputs(CommandHelp command)
        => command.Outputs.Count == 0
            ? [Typed("returnValue", "None", [])]
            : command.Outputs.Select(static type => Typed("returnValue", type, []));

    private static XElement Typed(string element, string type, IReadOnlyList<string> description)
        => new(
            Maml.Command + element,
            new XElement(Maml.Dev + "type", new XElement(Maml.Text + "name", type)),
            Maml.Description(description));

    private static XElement Example(ExampleHelp example, int index)
        => new(
            Maml.Command + "example",
            example.IsRunnable ? null : new XComment(NotRunComment),
            new XElement(Maml.Text + "title", $"-------- Example {index + 1}: {example.Title} --------"),
            new XElement(Maml.Dev + "code", example.Code),
            new XElement(Maml.Dev + "remarks", Maml.Paragraphs(WithRoomBelow(example.Remarks))));

    // If there are remarks, Get-Help puts the next example's title right below them.
    private static IEnumerable<string> WithRoomBelow(IReadOnlyList<string> remarks)
        => remarks.Count == 0 ? remarks : [.. remarks, string.Empty];

    private static XElement Link(LinkHelp link)
        => new(
            Maml.Text + "navigationLink",
            new XElement(Maml.Text + "linkText", link.Text),
            new XElement(Maml.Text + "uri", link.Uri));
}
