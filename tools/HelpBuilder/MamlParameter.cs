using System.Globalization;
using System.Management.Automation;
using System.Xml.Linq;

namespace HubSpotConversations.HelpBuilder;

/// <summary>Writes a parameter in MAML: in a syntax line and in the list of all parameters.</summary>
internal static class MamlParameter
{
    /// <summary>The parameter in a syntax line, with its accepted values in braces.</summary>
    public static XElement InSyntax(ParameterHelp parameter)
    {
        XElement element = Head(parameter, parameter.Description);
        if (parameter.AcceptedValues.Count > 0)
        {
            element.Add(new XElement(
                Maml.Command + "parameterValueGroup",
                parameter.AcceptedValues.Select(static value => Value(value, isRequired: false))));
        }

        element.Add(Tail(parameter));
        return element;
    }

    /// <summary>
    /// The parameter in the list. Get-Help doesn't show braces there, so the description lists the accepted values.
    /// </summary>
    public static XElement InList(ParameterHelp parameter)
    {
        IReadOnlyList<string> accepted = parameter.AcceptedValues.Count == 0
            ? []
            : [$"Accepted values: {string.Join(", ", parameter.AcceptedValues)}."];
        XElement element = Head(parameter, [.. parameter.Description, .. accepted]);
        element.Add(Tail(parameter));
        return element;
    }

    private static XElement Head(ParameterHelp parameter, IReadOnlyList<string> description)
        => new(
            Maml.Command + "parameter",
            new XAttribute("required", Spell(parameter.IsMandatory)),
            new XAttribute("variableLength", Spell(parameter.Type.IsArray)),
            new XAttribute("globbing", Spell(parameter.TakesWildcards)),
            new XAttribute("pipelineInput", PipelineInput(parameter)),
            new XAttribute("position", parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml.Text + "name", parameter.Name),
            Maml.Description(description));

    private static IEnumerable<XElement> Tail(ParameterHelp parameter)
    {
        bool isSwitch = parameter.Type == typeof(SwitchParameter);
        if (!isSwitch)
        {
            yield return Value(parameter.Type.Name, isRequired: true);
        }

        yield return new XElement(
            Maml.Dev + "type",
            new XElement(Maml.Text + "name", parameter.Type.ToString()),
            new XElement(Maml.Text + "uri"));
        yield return new XElement(Maml.Dev + "defaultValue", parameter.Default ?? (isSwitch ? "False" : "None"));
    }

    private static XElement Value(string text, bool isRequired)
        => new(
            Maml.Command + "parameterValue",
            new XAttribute("required", Spell(isRequired)),
            new XAttribute("variableLength", "false"),
            text);

    private static string PipelineInput(ParameterHelp parameter)
        => (parameter.IsFromPipeline, parameter.IsFromPipelineByPropertyName) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            (false, false) => "False",
        };

    private static string Spell(bool value) => value ? "true" : "false";
}
