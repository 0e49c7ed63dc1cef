using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Isolation;

/// <summary>The scripts in examples run in the sandbox, in a process of their own, as they stand.</summary>
public sealed class ExampleScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Quiet_threads_are_closed()
    {
        string[] lines = await RunAsync("close-quiet-threads.ps1", "-Days", "0.001");

        lines.Count(static line => line.Contains(" CLOSED ", StringComparison.Ordinal)).ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task A_csv_file_is_answered()
    {
        string[] lines = await RunAsync("reply-to-csv.ps1");

        lines.Count(static line => line.Contains("MESSAGE", StringComparison.Ordinal)).ShouldBe(3);
        lines.ShouldContain(static line => line.Contains("the replacement leaves", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_fails_is_named_and_the_others_are_sent()
    {
        string file = Path.Combine(_folder.FullName, "replies.csv");
        await File.WriteAllTextAsync(
            file, "ThreadId,Text\n404,Nobody\n6065362089,Jane\n", TestContext.Current.CancellationToken);

        string[] lines = await RunAsync("reply-to-csv.ps1", "-Path", file);

        lines.Count(static line => line.Contains("MESSAGE", StringComparison.Ordinal)).ShouldBe(1);
        lines.ShouldContain(static line => line.StartsWith("Not sent to thread 404:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_journal_the_same_line_sends_nothing_twice()
    {
        string journal = Path.Combine(_folder.FullName, "replies.journal");
        await RunAsync("reply-to-csv.ps1", "-Journal", journal);

        await RunAsync("reply-to-csv.ps1", "-Journal", journal);

        string[] lines = await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken);
        lines.Count(static line => line.Contains("\"event\":\"intent\"", StringComparison.Ordinal)).ShouldBe(3);
        lines.Count(static line => line.Contains("\"event\":\"run\"", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Threads_of_nobody_are_assigned_in_turn()
    {
        string[] lines = await RunAsync("assign-by-rota.ps1");

        lines.Count(static line => line.Contains("Maya", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        lines.Count(static line => line.Contains("Tomas", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Attachments_are_saved_in_folders_of_their_threads()
    {
        await RunAsync("save-ticket-attachments.ps1", "-Path", _folder.FullName);

        File.Exists(Path.Combine(_folder.FullName, "6065362089", "damaged box.png")).ShouldBeTrue();
        File.Exists(Path.Combine(_folder.FullName, "6065362089", "invoice-2026-118.pdf")).ShouldBeTrue();
    }

    [Fact]
    public async Task Messages_out_of_hours_are_answered_once_for_each_thread()
    {
        // Closed all day.
        string[] lines = await RunAsync(
            "answer-out-of-hours.ps1", "-Opens", "24", "-Closes", "24", "-PollingIntervalSec", "0.1", "-First", "3");

        lines.Count(static line => line.Contains("Thank you for your", StringComparison.Ordinal)).ShouldBe(2);
    }

    private static Task<string[]> RunAsync(string script, params string[] arguments)
        => ChildShell.RunFileAsync(Path.Combine(StagedModule.Root, "examples", script), arguments);
}
