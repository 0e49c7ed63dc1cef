using System.Diagnostics;
using System.Xml.Linq;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Help;

/// <summary>Runs the help builder on the staged module with doc comments that a test can change.</summary>
internal sealed class HelpBuilderRun : IDisposable
{
    // The tests run in …/bin/<configuration>/net10.0. The other projects have the same layout.
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("help-builder-");

    public HelpBuilderRun(Action<XDocument>? change = null)
    {
        string built = Path.Combine(StagedModule.Root, "src", "HubSpotConversations", "bin", Configuration, "net8.0");
        XDocument comments = XDocument.Load(
            Path.Combine(built, "HubSpotConversations.xml"), LoadOptions.PreserveWhitespace);
        change?.Invoke(comments);
        string file = Path.Combine(_folder.FullName, "comments.xml");
        comments.Save(file, SaveOptions.DisableFormatting);
        Run(file);
    }

    public int ExitCode { get; private set; }

    public string Errors { get; private set; } = string.Empty;

    /// <summary>The help file, or null if the builder wrote none.</summary>
    public byte[]? Help
        => _folder.GetFiles("*-Help.xml", SearchOption.AllDirectories) is [var file]
            ? File.ReadAllBytes(file.FullName)
            : null;

    public void Dispose() => _folder.Delete(recursive: true);

    private void Run(string comments)
    {
        string builder = Path.Combine(
            StagedModule.Root, "tools", "HelpBuilder", "bin", Configuration, "net10.0", "HelpBuilder.dll");
        var start = new ProcessStartInfo(
            "dotnet", [builder, StagedModule.Path, comments, Path.Combine(_folder.FullName, "en-US"), HelpCatalog.Pages, Path.Combine(_folder.FullName, "pages")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        output.Wait();
        ExitCode = process.ExitCode;
    }
}
