using System.Globalization;
using System.Text;

namespace HubSpotConversations.HelpBuilder;

/// <summary>Writes the help of each cmdlet as a page of its own, and an index.</summary>
internal static class MarkdownWriter
{
    /// <summary>Writes the same bytes for the same help on every machine, and removes pages of other cmdlets.</summary>
    public static void Write(IReadOnlyList<CommandHelp> commands, string folder)
    {
        _ = Directory.CreateDirectory(folder);
        var pages = commands.ToDictionary(static command => command.Cmdlet.Name + ".md", Page, StringComparer.Ordinal);
        pages.Add("README.md", Index(commands));
        foreach (string stale in Directory.GetFiles(folder, "*.md").Where(file => !pages.ContainsKey(Path.GetFileName(file))))
        {
            File.Delete(stale);
        }

        foreach ((string name, string text) in pages)
        {
            File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));
        }
    }

    private static string Index(IReadOnlyList<CommandHelp> commands)
    {
        var text = new StringBuilder("# The cmdlets\n\n")
            .Append("These pages have the same text as `Get-Help`. The build generates them from the source.\n\n")
            .Append("| Cmdlet | What it does |\n|---|---|\n");
        foreach (CommandHelp command in commands)
        {
            _ = text.Append("| ").Append(Link(command.Cmdlet.Name)).Append(" | ")
                .Append(Cell(string.Join(' ', command.Synopsis))).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Page(CommandHelp command)
    {
        var text = new StringBuilder($"# {command.Cmdlet.Name}\n\n");
        Paragraphs(text, command.Synopsis);
        _ = text.Append("## Syntax\n\n```\n")
            .AppendJoin("\n\n", command.Syntax.Select(set => Syntax(command.Cmdlet.Name, set)))
            .Append("\n```\n\n## Description\n\n");
        Paragraphs(text, command.Description);
        _ = text.Append("## Examples\n\n");
        foreach (ExampleHelp example in command.Examples)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"### {example.Title}\n\n```powershell\n{example.Code}\n```\n\n");
            Paragraphs(text, example.Remarks);
        }

        _ = text.Append("## Parameters\n\n");
        foreach (ParameterHelp parameter in command.Parameters)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"### -{parameter.Name}\n\n");
            Paragraphs(text, parameter.Description);
            Facts(text, parameter);
        }

        _ = text.Append("## Outputs\n\n");
        foreach (string type in command.Outputs.DefaultIfEmpty("None"))
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"- `{type}`\n");
        }

        LinkHelp[] links = [.. command.Links.Where(static link => link.Uri.Length == 0)];
        if (links.Length > 0)
        {
            _ = text.Append("\n## Related\n\n");
            foreach (LinkHelp link in links)
            {
                _ = text.Append("- ").Append(link.Text.StartsWith("about_", StringComparison.Ordinal) ? $"`Get-Help {link.Text}`" : Link(link.Text)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Facts(StringBuilder text, ParameterHelp parameter)
    {
        string pipeline = string.Join(
            ", ",
            new[] { (parameter.IsFromPipeline, "by value"), (parameter.IsFromPipelineByPropertyName, "by property name") }
                .Where(static way => way.Item1).Select(static way => way.Item2));
        (string Name, string? Value)[] facts =
        [
            ("Type", $"`{TypeName(parameter.Type)}`"),
            ("Required", parameter.IsMandatory ? "yes" : null),
            ("Position", parameter.Position?.ToString(CultureInfo.InvariantCulture)),
            ("Aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : null),
            ("Values", parameter.AcceptedValues.Count > 0 ? string.Join(", ", parameter.AcceptedValues) : null),
            ("Default", parameter.Default is { Length: > 0 } given ? $"`{given}`" : null),
            ("Pipeline", pipeline.Length > 0 ? pipeline : null),
            ("Wildcards", parameter.TakesWildcards ? "yes" : null),
        ];
        foreach ((string name, string? value) in facts.Where(static fact => fact.Value is not null))
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"- {name}: {value}\n");
        }

        _ = text.Append('\n');
    }

    private static string Syntax(string cmdlet, IReadOnlyList<ParameterHelp> parameters)
        => Wrap(cmdlet, [.. parameters.Select(static parameter =>
        {
            bool isSwitch = parameter.Type.Name == "SwitchParameter";
            string name = parameter.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
            string typed = isSwitch ? name : $"{name} <{TypeName(parameter.Type)}>";
            return parameter.IsMandatory ? typed : $"[{typed}]";
        }), "[<CommonParameters>]"]);

    private static string Wrap(string first, IEnumerable<string> parts)
    {
        var text = new StringBuilder(first);
        int length = first.Length;
        foreach (string part in parts)
        {
            if (length + 1 + part.Length > 100)
            {
                _ = text.Append("\n   ");
                length = 3;
            }

            _ = text.Append(' ').Append(part);
            length += 1 + part.Length;
        }

        return text.ToString();
    }

    private static void Paragraphs(StringBuilder text, IEnumerable<string> paragraphs)
    {
        foreach (string paragraph in paragraphs)
        {
            _ = text.Append(Escape(paragraph)).Append("\n\n");
        }
    }

    private static string TypeName(Type type)
        => Nullable.GetUnderlyingType(type) is { } value ? TypeName(value)
            : type.IsArray ? TypeName(type.GetElementType()!) + "[]"
            : type.Name;

    private static string Link(string cmdlet) => $"[{cmdlet}]({cmdlet}.md)";

    private static string Cell(string text) => Escape(text).Replace("|", "\\|", StringComparison.Ordinal);

    // The help is plain text, so these characters mean themselves.
    private static string Escape(string text)
        => text.Replace("<", "\\<", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
