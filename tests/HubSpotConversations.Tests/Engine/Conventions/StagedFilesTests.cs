using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>The files that the module ships.</summary>
public sealed class StagedFilesTests
{
    private static readonly string[] Own =
    [
        "HubSpotConversations.Client.dll", "HubSpotConversations.Sandbox.dll", "HubSpotConversations.dll",
    ];

    [Theory]
    [InlineData(
        "Core",
        "AngleSharp.Css.dll AngleSharp.dll HtmlSanitizer.dll "
        + "Microsoft.Extensions.Configuration.Abstractions.dll Microsoft.Extensions.Configuration.Binder.dll Microsoft.Extensions.Configuration.dll "
        + "Microsoft.Extensions.DependencyInjection.Abstractions.dll Microsoft.Extensions.DependencyInjection.dll "
        + "Microsoft.Extensions.Diagnostics.Abstractions.dll Microsoft.Extensions.Diagnostics.dll Microsoft.Extensions.Http.dll "
        + "Microsoft.Extensions.Logging.Abstractions.dll Microsoft.Extensions.Logging.dll "
        + "Microsoft.Extensions.Options.ConfigurationExtensions.dll Microsoft.Extensions.Options.dll Microsoft.Extensions.Primitives.dll")]
    [InlineData(
        "Desktop",
        "AngleSharp.Css.dll AngleSharp.dll HtmlSanitizer.dll System.Collections.Immutable.dll System.Text.Encoding.CodePages.dll "
        + "Microsoft.Bcl.AsyncInterfaces.dll Microsoft.Bcl.TimeProvider.dll Microsoft.Extensions.Configuration.Abstractions.dll "
        + "Microsoft.Extensions.DependencyInjection.Abstractions.dll Microsoft.Extensions.DependencyInjection.dll "
        + "Microsoft.Extensions.Http.dll Microsoft.Extensions.Logging.Abstractions.dll Microsoft.Extensions.Logging.dll "
        + "Microsoft.Extensions.Options.dll Microsoft.Extensions.Primitives.dll System.Buffers.dll "
        + "System.ComponentModel.Annotations.dll System.Diagnostics.DiagnosticSource.dll System.IO.Pipelines.dll System.Memory.dll "
        + "System.Numerics.Vectors.dll System.Runtime.CompilerServices.Unsafe.dll System.Text.Encodings.Web.dll System.Text.Json.dll "
        + "System.Threading.Tasks.Extensions.dll")]
    public void Each_bin_folder_contains_exactly_the_expected_files(string edition, string dependencies)
        => Directory.GetFiles(Path.Combine(StagedModule.Path, "bin", edition)).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal).ShouldBe(Own.Concat(dependencies.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_module_folder_contains_the_manifest_the_views_and_the_license()
        => Directory.GetFiles(StagedModule.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
            [
                "HubSpotConversations.Format.ps1xml", "HubSpotConversations.Types.ps1xml", "HubSpotConversations.psd1",
                "HubSpotConversations.psm1", "LICENSE", "THIRD-PARTY-NOTICES.txt",
            ]);

    [Theory]
    [InlineData("Core")]
    [InlineData("Desktop")]
    public void The_notices_name_each_assembly_of_others(string edition)
    {
        string notices = File.ReadAllText(Path.Combine(StagedModule.Path, "THIRD-PARTY-NOTICES.txt"));

        Directory.GetFiles(Path.Combine(StagedModule.Path, "bin", edition), "*.dll").Select(Path.GetFileNameWithoutExtension)
            .Where(static name => !name!.StartsWith("HubSpotConversations", StringComparison.Ordinal))
            .ShouldAllBe(name => notices.Contains(" " + name + ",", StringComparison.Ordinal) || notices.Contains(" " + name + "\n", StringComparison.Ordinal));
    }
}
