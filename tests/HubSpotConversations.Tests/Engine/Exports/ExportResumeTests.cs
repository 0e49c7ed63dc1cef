using System.Management.Automation;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Exports;

/// <summary>
/// An export that was interrupted anywhere continues: no partial file has the name of a transcript, and each message
/// is there once.
/// </summary>
public sealed class ExportResumeTests : IDisposable
{
    private const string Threads = "6065362089, 6065362097, 6065362099";
    private static readonly string[] ThreadIds = Threads.Split(", ");

    private readonly TemporaryFolder _folder = new();
    private readonly SandboxAccount _account = new(new SandboxOptions { RateLimit = 100_000 });
    private readonly ModuleSession _session = new();

    public static TheoryData<string, bool> Targets
    {
        get
        {
            var targets = new TheoryData<string, bool>();
            foreach ((string format, _) in Transcripts.Formats)
            {
                targets.Add(format, false);
                targets.Add(format, true);
            }

            return targets;
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void An_export_that_fails_at_any_request_is_completed_by_the_next_run(string format, bool isOneFile)
    {
        int requests = 1;
        bool isDone = false;
        while (!isDone)
        {
            using var folder = new TemporaryFolder();
            string path = isOneFile ? Path.Combine(folder.Path, "all" + ExtensionOf(format)) : folder.Path;
            var handler = new FailingHandler(_account.CreateHandler(), requests++);

            isDone = Export(handler, path, format, "-ErrorAction Stop").Terminating is null;

            foreach (string file in Finals(folder))
            {
                // What has its name is complete.
                ShouldHaveEachMessageOnce([file], isOneFile ? ThreadIds : [Path.GetFileNameWithoutExtension(file)[7..]]);
            }

            Export(_account.CreateHandler(), path, format).ShouldSucceed();
            ShouldHaveEachMessageOnce(Finals(folder), ThreadIds);
            Directory.GetFiles(folder.Path, "*.partial").ShouldBeEmpty();
        }

        requests.ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stopping_in_the_middle_of_a_thread_leaves_no_partial_transcript(bool isOneFile)
    {
        // The second page of the long thread hangs.
        using var handler = new FailingHandler(_account.CreateHandler(), 1, hangs: true, path: "messages");
        string path = isOneFile ? Path.Combine(_folder.Path, "all.html") : _folder.Path;
        using var shell = PowerShell.Create(_session.Runspace);
        shell.AddScript("param($connection, $path) Export-HubSpotThread -ThreadId 6065362099 -Path $path -Connection $connection")
            .AddArgument(StagedConnection.Over(_session, handler, TimeProvider.System)).AddArgument(path);

        IAsyncResult run = shell.BeginInvoke();
        await handler.Hanging.Task;
        await shell.StopAsync(null, null);
        Should.Throw<PipelineStoppedException>(() => shell.EndInvoke(run));

        _folder.Names.ShouldBeEmpty();
        Export(_account.CreateHandler(), path, "Html").ShouldSucceed();
        ShouldHaveEachMessageOnce(Finals(_folder), ThreadIds);
    }

    [Theory]
    [InlineData("Html")]
    [InlineData("Csv")]
    public void A_run_that_was_killed_while_it_wrote_one_file_is_continued(string format)
    {
        string path = Path.Combine(_folder.Path, "all" + ExtensionOf(format));
        string partial = Path.Combine(_folder.Path, $".all{ExtensionOf(format)}.partial");

        // Two threads are there, and the second page of the last one fails.
        Export(new FailingHandler(_account.CreateHandler(), 1, path: ThreadIds[^1]), path, format, "-ErrorAction Stop").Terminating.ShouldNotBeNull();
        byte[] bytes = File.ReadAllBytes(partial);
        bytes.Length.ShouldBeGreaterThan(1000);
        foreach (int length in new[] { 0, 1, 12, 500, bytes.Length / 2, bytes.Length - 1, bytes.Length })
        {
            File.Delete(path);
            File.WriteAllBytes(partial, bytes[..length]);

            Export(_account.CreateHandler(), path, format).ShouldSucceed();

            ShouldHaveEachMessageOnce([path], ThreadIds);
            _folder.Names.ShouldBe([Path.GetFileName(path)]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_temporary_files_of_a_killed_run_are_deleted(bool isOneFile)
    {
        string path = isOneFile ? Path.Combine(_folder.Path, "all.html") : _folder.Path;
        _folder.Write($".{Guid.NewGuid():N}.partial", "left by a killed process");
        _folder.Write(".mine.partial", "not by an export");
        string used = Path.Combine(_folder.Path, $".{Guid.NewGuid():N}.partial");
        using (new FileStream(used, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            Export(_account.CreateHandler(), path, "Html").ShouldSucceed();
        }

        _folder.Names.Where(static name => name.StartsWith('.')).ShouldBe([".mine.partial", Path.GetFileName(used)], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_run_again_adds_only_new_messages(string format, bool isOneFile)
    {
        string path = isOneFile ? Path.Combine(_folder.Path, "all" + ExtensionOf(format)) : _folder.Path;
        Export(_account.CreateHandler(), path, format).ShouldSucceed();
        string[] files = Finals(_folder);
        DateTime[] times = Array.ConvertAll(files, File.GetLastWriteTimeUtc);

        Counts(Export(_account.CreateHandler(), path, format)).ShouldAllBe(static count => count == 0);
        Array.ConvertAll(files, File.GetLastWriteTimeUtc).ShouldBe(times);

        _account.ReceiveMessage("6065362089", "First, \"quoted\"\r\n--- and a line");
        _account.ReceiveMessage("6065362089", "Second");
        Counts(Export(_account.CreateHandler(), path, format)).Sum().ShouldBe(2);

        Finals(_folder).ShouldBe(files);
        ShouldHaveEachMessageOnce(files, ThreadIds);
        Counts(Export(_account.CreateHandler(), path, format)).Sum().ShouldBe(0);
    }

    [Fact]
    public void Entries_outside_of_the_time_of_a_later_run_stay()
    {
        Export(_account.CreateHandler(), _folder.Path, "Text").ShouldSucceed();
        _account.ReceiveMessage("6065362089", "Now");

        Counts(Export(_account.CreateHandler(), _folder.Path, "Text", "-Since 1h")).Sum().ShouldBe(1);
        Counts(Export(_account.CreateHandler(), _folder.Path, "Text", "-ExcludeComment")).Sum().ShouldBe(0);

        ShouldHaveEachMessageOnce(Finals(_folder), ThreadIds);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Earlier_entries_of_a_later_run_come_first(string format, bool isOneFile)
    {
        string path = isOneFile ? Path.Combine(_folder.Path, "all" + ExtensionOf(format)) : _folder.Path;
        Export(_account.CreateHandler(), path, format, "-Since $time").ShouldSucceed();

        Export(_account.CreateHandler(), path, format).ShouldSucceed();

        string[] all = Finals(_folder).SelectMany(Transcripts.Ids).ToArray();
        all.ShouldBe(ThreadIds.SelectMany(Listed));
    }

    private static string ExtensionOf(string format) => Transcripts.Formats.Single(item => item.Format == format).Extension;

    private static IEnumerable<int> Counts(SessionResult result)
        => result.ShouldSucceed().Output.Select(static item => (int)item.Properties["NewMessages"].Value);

    private static string[] Finals(TemporaryFolder folder)
        => Directory.GetFiles(folder.Path).Where(static file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal).ToArray();

    private SessionResult Export(HttpMessageHandler handler, string path, string format, string arguments = "")
        => _session.Run(
            $$"""
            param($connection, $path)
            $time = if ('{{arguments}}' -like '*$time*') { (Get-HubSpotThreadMessage 6065362089 -First 2 -Connection $connection)[1].CreatedAt }
            {{Threads}} | Export-HubSpotThread -Path $path -Format {{format}} -Connection $connection {{arguments}}
            """,
            StagedConnection.Over(_session, handler, TimeProvider.System),
            path);

    /// <summary>The ids of the messages that aren't archived, oldest first.</summary>
    private IEnumerable<string> Listed(string threadId)
        => JsonNode.Parse(_account.MessagesJson(threadId))!.AsArray().Where(static message => !(bool)message!["archived"]!)
            .Select(static message => (string)message!["id"]!);

    private void ShouldHaveEachMessageOnce(string[] files, string[] threadIds)
        => files.SelectMany(Transcripts.Ids).ShouldBe(
            threadIds.SelectMany(Listed), ignoreOrder: true);
}
