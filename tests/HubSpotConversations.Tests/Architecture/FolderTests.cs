using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Architecture;

/// <summary>
/// References between folders are never circular, so each folder can be understood without the folders that use it.
/// The compiler checks that each folder is a namespace (IDE0130).
/// </summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData("HubSpotConversations.Client.dll", "HubSpotConversations")]
    [InlineData("HubSpotConversations.Sandbox.dll", "HubSpotConversations.Sandbox")]
    [InlineData("HubSpotConversations.dll", "HubSpotConversations")]
    public void References_between_folders_are_never_circular(string assembly, string root)
    {
        SliceRule rule = SliceRuleDefinition.Slices().Matching(root + "(**)").Should().BeFreeOfCycles();

        rule.Evaluate(Load(assembly)).Where(static result => !result.Passed)
            .Select(static result => result.Description).ShouldBeEmpty();
    }

    [Fact]
    public void The_rule_covers_every_folder_of_the_client()
    {
        string[] folders = SliceRuleDefinition.Slices().Matching("HubSpotConversations(**)")
            .GetObjects(Load("HubSpotConversations.Client.dll")).Select(static slice => slice.Description).ToArray();

        folders.ShouldContain(string.Empty);
        folders.ShouldContain("Models");
        folders.ShouldContain("Http.Handlers");
        folders.ShouldContain("Sending.Journal.Lines");
    }

    private static ArchUnitNET.Domain.Architecture Load(string assembly)
        => new ArchLoader().LoadFilteredDirectory(Path.Combine(StagedModule.Path, "bin", "Core"), assembly).Build();
}
