using System.Diagnostics;
using System.Text.RegularExpressions;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>The manifest is the only source of the version and of the address of the repository.</summary>
public sealed class VersionTests
{
    private static string Version => $"{StagedManifest.Value("ModuleVersion")}-{StagedManifest.Value("Prerelease")}".TrimEnd('-');

    [Theory]
    [InlineData("Core")]
    [InlineData("Desktop")]
    public void The_assemblies_have_the_version_of_the_manifest(string edition)
    {
        foreach (string name in new[] { "HubSpotConversations", "HubSpotConversations.Client", "HubSpotConversations.Sandbox" })
        {
            string file = Path.Combine(StagedModule.Path, "bin", edition, name + ".dll");
            FileVersionInfo.GetVersionInfo(file).ProductVersion.ShouldBe(Version, file);
        }
    }

    [Fact]
    public void The_changelog_begins_with_the_version_of_the_manifest()
        => Regex.Match(File.ReadAllText(Path.Combine(StagedModule.Root, "CHANGELOG.md")), @"^## \[?(?<version>[^\]\s]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
            .Groups["version"].Value.ShouldBe(Version);

    [Fact]
    public void The_addresses_of_the_manifest_are_in_the_same_repository()
    {
        string repository = StagedManifest.Value("ProjectUri").Replace("https://github.com/", "", StringComparison.Ordinal);

        repository.ShouldEndWith("/HubSpotConversations");
        StagedManifest.Value("LicenseUri").ShouldBe($"https://github.com/{repository}/blob/main/LICENSE");
        StagedManifest.Value("ReleaseNotes").ShouldBe($"https://github.com/{repository}/blob/main/CHANGELOG.md");
        StagedManifest.Value("IconUri").ShouldBe($"https://raw.githubusercontent.com/{repository}/main/docs/pictures/icon.png");
        File.Exists(Path.Combine(StagedModule.Root, "docs", "pictures", "icon.png")).ShouldBeTrue();
    }
}
