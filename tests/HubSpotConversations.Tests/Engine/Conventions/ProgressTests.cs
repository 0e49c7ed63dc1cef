using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>Each progress bar fits on a line of 80 columns, whatever it shows.</summary>
public sealed partial class ProgressTests
{
    // PowerShell 7 shows a bar as "activity [status] 99999s" on one line.
    private const int LineWidth = 80 - 10;

    private static readonly string Source = Path.Combine(StagedModule.Root, "src", "HubSpotConversations");

    public static TheoryData<string> Activities
        => [.. Files().SelectMany(static file => Activity.Matches(File.ReadAllText(file)).Select(static match => match.Groups["text"].Value)).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Activities))]
    public void A_long_status_is_shortened(string activity)
    {
        using var session = new ModuleSession();
        var shown = new List<ProgressRecord>();
        Assembly module = ((Type)session.Run("(Get-Command Get-HubSpotThread).ImplementingType").Single.BaseObject).Assembly;
        Type type = module.GetType("HubSpotConversations.Progress.ProgressReporter")!;
        object bar = Activator.CreateInstance(type, (Action<ProgressRecord>)shown.Add, 1, activity, TimeSpan.Zero)!;

        type.GetMethod("Show")!.Invoke(bar, [string.Join(' ', Enumerable.Repeat("waiting", 40)), "file", 10, 99999.0]);

        ProgressRecord record = shown.ShouldHaveSingleItem();
        (record.Activity.Length + record.StatusDescription.Length).ShouldBeInRange(LineWidth - 10, LineWidth);
        record.StatusDescription.ShouldEndWith("…");
    }

    [Fact]
    public void Every_progress_bar_is_drawn_in_one_place()
    {
        Files().Where(static file => File.ReadAllText(file).Contains("new ProgressRecord(", StringComparison.Ordinal))
            .Select(Path.GetFileName).ShouldBe(["ProgressReporter.cs"]);
        Activities.Count.ShouldBeGreaterThan(8);
    }

    private static IEnumerable<string> Files() => Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    // The activities are the constants that start with a verb in the -ing form.
    [GeneratedRegex("\"(?<text>[A-Z][a-z]+ing (?:[a-zA-Z]+ ?)*|Sending)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Activity { get; }
}
