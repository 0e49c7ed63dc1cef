using System.Text.RegularExpressions;
using System.Xml.Linq;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>
/// Each header of each view is a property with the value that the view shows, so that Where-Object, Sort-Object and
/// Export-Csv work with what the user sees.
/// </summary>
public sealed partial class ViewColumnTests
{
    private static readonly XElement Views = XElement.Load(
        Path.Combine(StagedModule.Path, "HubSpotConversations.Format.ps1xml")).Element("ViewDefinitions")!;

    public static TheoryData<string> Names
        => [.. Views.Elements("View").Where(static view => view.Element("CustomControl") is null).Select(static view => view.Element("Name")!.Value)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_header_is_a_property_and_shows_its_value(string view)
    {
        XElement definition = Views.Elements("View").Single(v => v.Element("Name")!.Value == view);
        Type[] types = definition.Descendants("TypeName").Select(static name => Find(name.Value.Split('#')[0])).ToArray();

        foreach ((string label, string shown) in Columns(definition))
        {
            shown.ShouldBe(label, $"{view}: the column {label} shows another value");
            types.ShouldAllBe(type => type.GetProperty(label) != null, $"{view}: {label} is not a property");
        }
    }

    [Fact]
    public void No_view_has_the_name_of_another() => Names.Count.ShouldBeGreaterThan(60);

    private static IEnumerable<(string Label, string Shown)> Columns(XElement view)
    {
        string[] headers = view.Descendants("TableColumnHeader").Select(static h => h.Element("Label")!.Value).ToArray();
        XElement[] cells = view.Descendants("TableColumnItem").ToArray();
        cells.Length.ShouldBe(headers.Length);
        return headers.Zip(cells, static (header, cell) => (header, PropertyOf(cell)))
            .Concat(view.Descendants("ListItem")
                .Select(static item => (item.Element("Label")?.Value ?? PropertyOf(item), PropertyOf(item))));
    }

    private static string PropertyOf(XElement cell)
    {
        if (cell.Element("PropertyName") is { } property)
        {
            return property.Value;
        }

        string script = cell.Element("ScriptBlock")!.Value;
        Match match = OneProperty.Match(script);
        match.Success.ShouldBeTrue($"'{script}' must format exactly one property");
        return match.Groups["name"].Value;
    }

    private static Type Find(string name)
    {
        using var session = new ModuleSession();
        return (Type)session.Run($"[{name}]").Single.BaseObject;
    }

    [GeneratedRegex(@"^(?:\[HubSpotConversations\.Formatting\.Display\]::\w+\(\$_\.(?<name>\w+)\)|\$_\.(?<name>\w+))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneProperty { get; }
}
