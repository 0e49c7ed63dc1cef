namespace HubSpotConversations.Tests.Engine;

/// <summary>What is shipped, file by file.</summary>
public sealed class StagedFilesTests
{
    private static readonly string[] Own =
    [
        "HubSpotConversations.Client.dll", "HubSpotConversations.Sandbox.dll", "HubSpotConversations.dll",
    ];

    [Theory]
    [InlineData("net8.0", "")]
    [InlineData(
        "netstandard2.0",
        "Microsoft.Bcl.AsyncInterfaces.dll Microsoft.Bcl.TimeProvider.dll System.Buffers.dll System.IO.Pipelines.dll System.Memory.dll "
        + "System.Numerics.Vectors.dll System.Runtime.CompilerServices.Unsafe.dll System.Text.Encodings.Web.dll System.Text.Json.dll "
        + "System.Threading.Tasks.Extensions.dll")]
    public void Each_bin_folder_has_exactly_its_files(string framework, string dependencies)
        => Directory.GetFiles(Path.Combine(StagedModule.Path, "bin", framework)).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal).ShouldBe(Own.Concat(dependencies.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal));

    [Fact]
    public void Beside_them_are_the_manifest_the_views_and_the_license()
        => Directory.GetFiles(StagedModule.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
            ["HubSpotConversations.Format.ps1xml", "HubSpotConversations.Types.ps1xml", "HubSpotConversations.psd1", "LICENSE"]);
}
