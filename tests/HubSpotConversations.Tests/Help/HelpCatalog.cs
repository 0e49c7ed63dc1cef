using System.Management.Automation;
using System.Xml.Linq;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Help;

/// <summary>The cmdlets of the staged module, and their elements in its help file.</summary>
internal static class HelpCatalog
{
    public static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Lazy<Dictionary<string, CmdletInfo>> All = new(ReadCmdlets);
    private static readonly Lazy<XDocument> Document = new(static () => XDocument.Load(FilePath));

    public static string FilePath => Path.Combine(StagedModule.Path, "en-US", "HubSpotConversations.dll-Help.xml");

    /// <summary>The address of the folder with a page for each cmdlet, in the repository that the manifest names.</summary>
    public static string Pages { get; } = StagedManifest.Value("ProjectUri") + "/blob/main/docs/reference/";

    /// <summary>The exported cmdlets, by name.</summary>
    public static IReadOnlyDictionary<string, CmdletInfo> Cmdlets => All.Value;

    /// <summary>The names of the exported cmdlets, for one test each.</summary>
    public static TheoryData<string> Names => [.. Cmdlets.Keys];

    /// <summary>The parameters that the module's help describes, which excludes the common parameters.</summary>
    public static IEnumerable<string> ParametersOf(string cmdlet)
        => Cmdlets[cmdlet].Parameters.Keys.Where(static name => !IsCommon(name));

    public static bool IsCommon(string parameter)
        => Cmdlet.CommonParameters.Contains(parameter, StringComparer.OrdinalIgnoreCase);

    /// <summary>The element of a cmdlet in the help file.</summary>
    public static XElement ElementOf(string cmdlet)
        => Document.Value.Descendants(Command + "command")
            .Single(element => element.Element(Command + "details")?.Element(Command + "name")?.Value == cmdlet);

    private static Dictionary<string, CmdletInfo> ReadCmdlets()
    {
        using var session = new ModuleSession();
        return session.Run("Get-Command -Module HubSpotConversations").ShouldSucceed().Output
            .Select(static item => item.BaseObject)
            .OfType<CmdletInfo>()
            .ToDictionary(static cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase);
    }
}
