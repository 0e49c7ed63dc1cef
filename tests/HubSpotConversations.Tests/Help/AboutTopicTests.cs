using System.Management.Automation;
using System.Text.RegularExpressions;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Help;

public sealed partial class AboutTopicTests
{
    private const string Topic = "about_HubSpotConversations";

    // What the bare engine lacks, or what it would need a vault or a file for.
    private static readonly string[] NotHere = ["Get-Secret", "Set-Secret", "Import-Csv", "Get-ChildItem", "-Parallel"];

    private static string[] Lines { get; } =
        File.ReadAllLines(Path.Combine(StagedModule.Path, "en-US", Topic + ".help.txt"));

    [Fact]
    public void Get_Help_finds_it()
    {
        using var session = new ModuleSession();

        PSObject help = session.Run("param($name) Get-Help $name", Topic).Single;

        $"{help}".ShouldContain("SHORT DESCRIPTION");
        $"{help.Properties["Synopsis"].Value}".ShouldContain("connect, compose");
    }

    [Fact]
    public void It_is_plain_text_of_80_columns()
    {
        Lines.ShouldAllBe(static line => line.Length <= 80);
        Lines.ShouldAllBe(static line => line.All(static c => c >= ' ' && c <= '~'));
        Lines.ShouldAllBe(static line => line == line.TrimEnd());
    }

    [Fact]
    public void It_names_every_cmdlet()
        => HelpCatalog.Cmdlets.Keys
            .ShouldAllBe(name => Lines.Any(line => line.Contains(name, StringComparison.Ordinal)));

    [Fact]
    public void It_names_the_exceptions_that_can_be_caught()
    {
        string text = string.Join(' ', Lines);
        using var session = new ModuleSession();

        string[] named = [.. ExceptionName().Matches(text).Select(static match => match.Value)];
        foreach (string name in named.Distinct(StringComparer.Ordinal))
        {
            session.Run($"[HubSpotConversations.{name}]").ShouldSucceed();
        }

        typeof(HubSpotException).Assembly.GetExportedTypes()
            .Where(static type => type.IsSubclassOf(typeof(HubSpotException)))
            .Select(static type => type.Name)
            .ShouldAllBe(name => text.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_code_runs_in_the_sandbox()
    {
        using var session = new ModuleSession();
        string[] blocks =
        [
            .. CodeBlocks()
                .Where(static block => !NotHere.Any(word => block.Contains(word, StringComparison.Ordinal))),
        ];

        blocks.Length.ShouldBeGreaterThan(12);
        foreach (string block in blocks)
        {
            SessionResult result = session.Run(block);
            result.Terminating.ShouldBeNull(block);
            // The topic shows what errors look like, with a thread that there is not.
            result.Errors.ShouldAllBe(
                error => error.FullyQualifiedErrorId.StartsWith("HubSpotNotFound,", StringComparison.Ordinal)
                    && block.Contains("-ThreadId 404", StringComparison.Ordinal),
                block);
        }
    }

    /// <summary>Code is a paragraph that stands eight columns in; text and tables stand less.</summary>
    private static IEnumerable<string> CodeBlocks()
        => string.Join('\n', Lines)
            .Split("\n\n")
            .Where(static paragraph => paragraph.StartsWith("        ", StringComparison.Ordinal));

    [GeneratedRegex(@"\bHubSpot\w+Exception\b", RegexOptions.None, 1000)]
    private static partial Regex ExceptionName();
}
