using System.Xml.Linq;

namespace HubSpotConversations.HelpBuilder;

/// <summary>The XML documentation file of an assembly, by member id.</summary>
internal sealed class DocComments
{
    private static readonly XElement Nothing = new("member");
    private readonly Dictionary<string, XElement> _members;

    public DocComments(XDocument document)
        => _members = document.Descendants("member")
            .ToDictionary(static member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    public static DocComments Load(string path) => new(XDocument.Load(path, LoadOptions.PreserveWhitespace));

    /// <summary>A member's comment; empty if it doesn't have one.</summary>
    public XElement Of(string memberId) => _members.GetValueOrDefault(memberId, Nothing);
}
