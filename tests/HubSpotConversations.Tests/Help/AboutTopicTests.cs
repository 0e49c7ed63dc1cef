using System.Management.Automation;
using System.Text.RegularExpressions;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Help;

public sealed partial class AboutTopicTests
{
    private const string Topic = "about_HubSpotConversations";

    // Commands that the bare engine lacks, or that need a vault or a file.
    private static readonly string[] Unavailable =
        ["Get-Secret", "Set-Secret", "Import-Csv", "Get-ChildItem", "-Parallel", "Register-HubSpotProfile", "Start-Job"];

    private static string[] Lines { get; } =
        File.ReadAllLines(Path.Combine(StagedModule.Path, "en-US", Topic + ".help.txt"));

    [Fact]
    public void Get_Help_finds_the_topic()
    {
        using var session = new ModuleSession();

        PSObject help = session.Run("param($name) Get-Help $name", Topic).Single;

        $"{help}".ShouldContain("SHORT DESCRIPTION");
        $"{help.Properties["Synopsis"].Value}".ShouldContain("connect, compose");
    }

    [Fact]
    public void The_topic_is_plain_text_with_80_columns()
    {
        Lines.ShouldAllBe(static line => line.Length <= 80);
        Lines.ShouldAllBe(static line => line.All(static c => c >= ' ' && c <= '~'));
        Lines.ShouldAllBe(static line => line == line.TrimEnd());
    }

    [Fact]
    public void The_topic_names_every_cmdlet()
        => HelpCatalog.Cmdlets.Keys
            .ShouldAllBe(name => Lines.Any(line => line.Contains(name, StringComparison.Ordinal)));

    [Fact]
    public void The_topic_names_every_public_exception()
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
    public void The_code_in_the_topic_runs_in_the_sandbox()
    {
        using var session = new ModuleSession();
        string[] blocks =
        [
            .. CodeBlocks()
                .Where(static block => !Unavailable.Any(word => block.Contains(word, StringComparison.Ordinal))),
        ];

        blocks.Length.ShouldBeGreaterThan(12);
        foreach (string block in blocks)
        {
            SessionResult result = session.Run(block);
            result.Terminating.ShouldBeNull(block);
            // The topic demonstrates an error with a thread that does not exist.
            result.Errors.ShouldAllBe(
                error => error.FullyQualifiedErrorId.StartsWith("HubSpotNotFound,", StringComparison.Ordinal)
                    && block.Contains("-ThreadId 404", StringComparison.Ordinal),
                block);
        }
    }

    /// <summary>Code is a paragraph that is indented by eight columns. Text and tables are indented less.</summary>
    private static IEnumerable<string> CodeBlocks()
        => string.Join('\n', Lines)
            .Split("\n\n")
            .Where(static paragraph => paragraph.StartsWith("        ", StringComparison.Ordinal));

    [GeneratedRegex(@"\bHubSpot\w+Exception\b", RegexOptions.None, 1000)]
    private static partial Regex ExceptionName();
}
