using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Proof;

/// <summary>An export whose process is killed at random moments and restarted.</summary>
[Collection(nameof(BusyTests))]
public sealed class ExportKillTests
{
    private const int Guard = 180_000;

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Proof", "export-threads.ps1");

    [Theory(Timeout = Guard)]
    [InlineData(1, "Html", "")]
    [InlineData(2, "JsonLines", ".jsonl")]
    public async Task A_repeatedly_killed_export_is_the_same_as_an_uninterrupted_one(int seed, string format, string extension)
    {
        using var run = new ExportKillRun(seed, format, extension, StagedModule.Path, Script);

        (await run.RunAsync(rounds: 5, TestContext.Current.CancellationToken)).ShouldBeEmpty();

        run.Killed.ShouldBeGreaterThan(2);
    }
}
