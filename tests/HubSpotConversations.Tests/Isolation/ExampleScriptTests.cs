using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Isolation;

/// <summary>Runs the unmodified scripts of the examples folder in the sandbox, each in a separate process.</summary>
public sealed class ExampleScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Quickstart_sends_a_reply_and_shows_the_errors()
    {
        string[] lines = await RunAsync("quickstart.ps1");

        lines.ShouldContain(static line => line.StartsWith("MessageId ", StringComparison.Ordinal));
        lines.ShouldContain("  id       HubSpotNotFound");
        lines[^1].ShouldStartWith("  'jane.doe@' is not a valid email address.");
    }

    [Fact]
    public async Task Close_quiet_threads_closes_quiet_threads()
    {
        string[] lines = await RunAsync("close-quiet-threads.ps1", "-Days", "0.001");

        lines.Count(static line => line.Contains(" CLOSED ", StringComparison.Ordinal)).ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task Reply_to_csv_sends_the_replies_in_the_file()
    {
        string[] lines = await RunAsync("reply-to-csv.ps1");

        lines.Count(static line => line.Contains("MESSAGE", StringComparison.Ordinal)).ShouldBe(3);
        lines.ShouldContain(static line => line.Contains("Thanks, the re", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reply_to_csv_names_a_failed_row_and_sends_the_others()
    {
        string file = Path.Combine(_folder.FullName, "replies.csv");
        await File.WriteAllTextAsync(
            file, "ThreadId,Text\n404,Nobody\n6065362089,Jane\n", TestContext.Current.CancellationToken);

        string[] lines = await RunAsync("reply-to-csv.ps1", "-Path", file);

        lines.Count(static line => line.Contains("MESSAGE", StringComparison.Ordinal)).ShouldBe(1);
        lines.ShouldContain(static line => line.StartsWith("Not sent to thread 404:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reply_to_csv_with_a_journal_sends_nothing_twice()
    {
        string journal = Path.Combine(_folder.FullName, "replies.journal");
        await RunAsync("reply-to-csv.ps1", "-Journal", journal);

        await RunAsync("reply-to-csv.ps1", "-Journal", journal);

        string[] lines = await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken);
        lines.Count(static line => line.Contains("\"event\":\"intent\"", StringComparison.Ordinal)).ShouldBe(3);
        lines.Count(static line => line.Contains("\"event\":\"run\"", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Assign_by_rota_assigns_unassigned_threads_in_turn()
    {
        string[] lines = await RunAsync("assign-by-rota.ps1");

        lines.Count(static line => line.Contains("Maya", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        lines.Count(static line => line.Contains("Tomas", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Save_ticket_attachments_saves_files_in_one_folder_per_thread()
    {
        await RunAsync("save-ticket-attachments.ps1", "-Path", _folder.FullName);

        File.Exists(Path.Combine(_folder.FullName, "6065362089", "damaged box.png")).ShouldBeTrue();
        File.Exists(Path.Combine(_folder.FullName, "6065362089", "invoice-2026-118.pdf")).ShouldBeTrue();
    }

    [Fact]
    public async Task Answer_out_of_hours_replies_once_to_each_thread()
    {
        // Closed all day.
        string[] lines = await RunAsync(
            "answer-out-of-hours.ps1", "-Opens", "24", "-Closes", "24", "-PollingIntervalSec", "0.1", "-First", "3");

        lines.Count(static line => line.Contains("Thank you for", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Bridge_text_files_publishes_files_and_writes_replies()
    {
        CancellationToken end = TestContext.Current.CancellationToken;
        string folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "in")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "jane_1.txt"), "Where is my order?", end);
        await File.WriteAllTextAsync(Path.Combine(folder, "joe.txt"), "Me too", end);
        await File.WriteAllTextAsync(Path.Combine(folder, "half.new"), "not complete", end);

        string[] lines = await RunAsync("bridge-text-files.ps1", "-Path", _folder.FullName, "-Once");

        lines.ShouldContain("Delivered a reply to jane.");
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["half.new"]);
        Directory.GetFiles(Path.Combine(_folder.FullName, "done")).Length.ShouldBe(2);
        string[] replies = Directory.GetFiles(Path.Combine(_folder.FullName, "out"));
        replies.Length.ShouldBe(2);
        string[] texts = await Task.WhenAll(replies.Select(file => File.ReadAllTextAsync(file, end)));
        texts.Select(static text => text.ReplaceLineEndings("|")).ShouldBe(
            ["To: jane||Thank you, we look into it.|", "To: joe||Thank you, we look into it.|"], ignoreOrder: true);
    }

    private static Task<string[]> RunAsync(string script, params string[] arguments)
        => ChildShell.RunFileAsync(Path.Combine(StagedModule.Root, "examples", script), arguments);
}
