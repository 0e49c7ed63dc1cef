using System.Text.RegularExpressions;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Help;

/// <summary>The relative links of the pages lead to files, and to headings of these files.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] RootPages =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "CODE_OF_CONDUCT.md"];

    public static TheoryData<string> Pages =>
    [
        .. RootPages,
        .. Directory.GetFiles(Path.Combine(StagedModule.Root, "docs"), "*.md")
            .Select(static file => "docs/" + Path.GetFileName(file)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_links_of_a_page_lead_to_files_and_headings(string page)
    {
        string path = Path.Combine(StagedModule.Root, page);
        foreach (string target in Links(path))
        {
            string[] parts = target.Split('#');
            string file = parts[0].Length == 0 ? path : Path.Combine(Path.GetDirectoryName(path)!, parts[0]);

            Path.Exists(file).ShouldBeTrue($"'{target}' in {page} doesn't lead to a file.");
            if (parts.Length > 1)
            {
                Anchors(file).ShouldContain(parts[1], $"'{target}' in {page} doesn't lead to a heading.");
            }
        }
    }

    [Fact]
    public void The_index_of_the_guides_links_to_every_guide()
        => Pages.Select(static row => row.Data)
            .Where(static page => page.StartsWith("docs/", StringComparison.Ordinal) && page != "docs/README.md")
            .Select(static page => page["docs/".Length..])
            .ShouldBeSubsetOf(Links(Path.Combine(StagedModule.Root, "docs", "README.md")));

    private static string[] Links(string path)
        =>
        [
            .. Text(path).SelectMany(static line => Link().Matches(line))
                .Select(static match => match.Groups["target"].Value)
                .Where(static target => !target.Contains("://", StringComparison.Ordinal)),
        ];

    /// <summary>The anchors that GitHub gives to the headings of a page.</summary>
    private static HashSet<string> Anchors(string path)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (string heading in Text(path).Where(static line => Heading().IsMatch(line)))
        {
            string name = NotInAnchor().Replace(heading.TrimStart('#').Trim(), string.Empty)
                .Replace(' ', '-').ToLowerInvariant();
            for (int number = 0; !anchors.Add(number == 0 ? name : $"{name}-{number}"); number++)
            {
                // GitHub numbers the headings with the same text.
            }
        }

        return anchors;
    }

    /// <summary>The lines of a page without its code blocks.</summary>
    private static IEnumerable<string> Text(string path)
    {
        bool isCode = false;
        foreach (string line in File.ReadLines(path))
        {
            bool isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (!isCode && !isFence)
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#{1,6} ", RegexOptions.None, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, 1000)]
    private static partial Regex NotInAnchor();
}
