using System.Xml.Linq;

namespace HubSpotConversations.HelpBuilder;

/// <summary>The namespaces of MAML and its common parts.</summary>
internal static class Maml
{
    public static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Creates new attributes each time, because an attribute belongs to one element.</summary>
    public static XAttribute[] Prefixes =>
    [
        new(XNamespace.Xmlns + "maml", Text),
        new(XNamespace.Xmlns + "command", Command),
        new(XNamespace.Xmlns + "dev", Dev),
    ];

    public static XElement Description(IEnumerable<string> paragraphs)
        => new(Text + "description", Paragraphs(paragraphs));

    public static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs)
        => paragraphs.Select(static paragraph => new XElement(Text + "para", paragraph));
}
