using System.Management.Automation;
using System.Xml.Linq;

namespace HubSpotConversations.Tests.Help;

/// <summary>The documented syntax matches the parameter sets.</summary>
public sealed class SyntaxTests
{
    public static TheoryData<string> Names => HelpCatalog.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_syntax_matches_the_parameter_sets(string cmdlet)
    {
        string[] expected =
        [
            .. HelpCatalog.Cmdlets[cmdlet].ParameterSets.Select(static set => Line(set.Parameters
                .Where(static parameter => !HelpCatalog.IsCommon(parameter.Name))
                .Select(Describe))),
        ];

        string[] documented =
        [
            .. HelpCatalog.ElementOf(cmdlet).Descendants(HelpCatalog.Command + "syntaxItem")
                .Select(static item => Line(item.Elements(HelpCatalog.Command + "parameter").Select(Describe))),
        ];

        documented.ShouldBe(expected, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Positional_parameters_come_first(string cmdlet)
    {
        foreach (XElement item in HelpCatalog.ElementOf(cmdlet).Descendants(HelpCatalog.Command + "syntaxItem"))
        {
            string[] positions =
            [
                .. item.Elements(HelpCatalog.Command + "parameter")
                    .Select(static parameter => Attribute(parameter, "position")),
            ];
            positions.ShouldBe(positions.Order(StringComparer.Ordinal));
        }
    }

    private static string Line(IEnumerable<string> parameters)
        => string.Join(' ', parameters.Order(StringComparer.Ordinal));

    private static string Describe(CommandParameterInfo parameter)
    {
        string position = parameter.Position < 0 ? "named" : $"{parameter.Position}";
        string[] pipeline =
        [
            .. parameter.ValueFromPipeline ? ["ByValue"] : Array.Empty<string>(),
            .. parameter.ValueFromPipelineByPropertyName ? ["ByPropertyName"] : Array.Empty<string>(),
        ];
        string input = pipeline.Length == 0 ? "False" : $"True ({string.Join(", ", pipeline)})";
        return $"{parameter.Name}/{position}/{parameter.IsMandatory}/{input}/"
            + (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);
    }

    private static string Describe(XElement parameter)
    {
        string name = parameter.Element(HelpCatalog.Maml + "name")!.Value;
        string type = parameter.Element(HelpCatalog.Dev + "type")!.Element(HelpCatalog.Maml + "name")!.Value;
        bool isMandatory = bool.Parse(Attribute(parameter, "required"));
        string input = Attribute(parameter, "pipelineInput");
        return $"{name}/{Attribute(parameter, "position")}/{isMandatory}/{input}/{type}";
    }

    private static string Attribute(XElement element, string name) => (string)element.Attribute(name)!;
}
