using System.Management.Automation;
using System.Xml.Linq;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Help;

/// <summary>Get-Help has a text for every cmdlet and every parameter.</summary>
public sealed class CompletenessTests
{
    public static TheoryData<string> Names => HelpCatalog.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_has_a_synopsis_a_description_and_examples(string cmdlet)
    {
        using var session = new ModuleSession();

        PSObject help = session.Run("param($name) Get-Help $name -Full", cmdlet).Single;

        // Without a help file, the engine shows the syntax as the synopsis.
        Text(help, "Synopsis").ShouldEndWith(".");
        Text(help, "Synopsis").ShouldNotContain("[<CommonParameters>]");
        Items(Value(help, "description")).ShouldNotBeEmpty();
        PSObject[] examples = Items(Value(Value(help, "examples"), "example"));
        examples.Length.ShouldBeGreaterThanOrEqualTo(2);
        foreach (PSObject example in examples)
        {
            Text(example, "title").ShouldNotBeNullOrWhiteSpace();
            Text(example, "code").ShouldNotBeNullOrWhiteSpace();
            Text(example, "code").ShouldNotContain("doc: not run");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_parameter_has_a_description(string cmdlet)
    {
        using var session = new ModuleSession();
        string[] expected = [.. HelpCatalog.ParametersOf(cmdlet)];

        // Get-Help -Parameter writes an error if a cmdlet has no parameters.
        PSObject[] described = expected.Length == 0
            ? []
            : [.. session.Run("param($name) Get-Help $name -Parameter *", cmdlet).ShouldSucceed().Output];

        described.Select(static parameter => Text(parameter, "name")).ShouldBe(expected, ignoreOrder: true);
        foreach (PSObject parameter in described)
        {
            string name = Text(parameter, "name");
            PSObject[] paragraphs = Items(Value(parameter, "description"));
            paragraphs.ShouldNotBeEmpty(name);
            Text(paragraphs[0], "Text").ShouldNotBeNullOrWhiteSpace(name);
        }
    }

    [Theory]
    [MemberData(nameof(HelpCatalog.Names), MemberType = typeof(HelpCatalog))]
    public void Get_Help_Online_opens_the_page_of_the_cmdlet(string name)
    {
        // PowerShell opens the first link with an address.
        XElement link = HelpCatalog.ElementOf(name).Descendants(HelpCatalog.Maml + "navigationLink")
            .First(static one => one.Element(HelpCatalog.Maml + "uri")!.Value.Length > 0);

        link.Element(HelpCatalog.Maml + "uri")!.Value.ShouldBe(HelpCatalog.Pages + name + ".md");
        HelpCatalog.Pages.ShouldStartWith("https://");
        HelpCatalog.Pages.ShouldEndWith("/docs/reference/");
    }

    [Fact]
    public void Related_links_name_topics_that_exist()
    {
        string[] topics = [.. HelpCatalog.Cmdlets.Keys, "about_HubSpotConversations"];

        string[] links =
        [
            .. HelpCatalog.Cmdlets.Keys
                .SelectMany(name => HelpCatalog.ElementOf(name).Descendants(HelpCatalog.Maml + "linkText"))
                .Select(static link => link.Value)
                .Where(static link => link != "Online Version:")
                .Distinct(StringComparer.Ordinal),
        ];

        links.ShouldNotBeEmpty();
        links.Except(topics, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static PSObject? Value(PSObject? item, string property)
        => item?.Properties[property]?.Value is { } value ? PSObject.AsPSObject(value) : null;

    private static string Text(PSObject item, string property) => $"{Value(item, property)}";

    private static PSObject[] Items(PSObject? value)
        => value?.BaseObject switch
        {
            null => [],
            IEnumerable<PSObject> many => [.. many],
            object[] many => [.. many.Select(PSObject.AsPSObject)],
            _ => [value],
        };
}
