using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Help;

/// <summary>The pages in docs/reference are those that the build generates in out/reference.</summary>
public sealed class ReferenceTests
{
    private static readonly string CheckedIn = Path.Combine(StagedModule.Root, "docs", "reference");
    private static readonly string Generated = Path.Combine(StagedModule.Root, "out", "reference");

    public static TheoryData<string> Pages => [.. Names(CheckedIn).Union(Names(Generated), StringComparer.Ordinal)];

    [Fact]
    public void Each_cmdlet_has_a_page()
        => Names(CheckedIn).ShouldBe([.. HelpCatalog.Cmdlets.Keys.Append("README").Select(static name => name + ".md").Order(StringComparer.Ordinal)]);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_current(string page)
        => Read(CheckedIn, page).ShouldBe(Read(Generated, page), "Build, and copy out/reference/*.md to docs/reference.");

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_links_of_a_page_lead_to_pages(string page)
    {
        foreach (string target in Read(CheckedIn, page).Split("](").Skip(1).Select(static part => part.Split(')')[0]))
        {
            File.Exists(Path.Combine(CheckedIn, target)).ShouldBeTrue(target);
        }
    }

    private static string[] Names(string folder)
        => [.. Directory.GetFiles(folder, "*.md").Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string Read(string folder, string page)
        => File.ReadAllText(Path.Combine(folder, page)).ReplaceLineEndings("\n");
}
