using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Engine.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>One writer at a time, any number of readers.</summary>
public sealed class LockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    private string Path => System.IO.Path.Combine(_folder.Path, "sent.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_writer_is_rejected_until_the_first_closes()
    {
        SendJournal first = Open(Path);

        HubSpotJournalException rejection = Should.Throw<HubSpotJournalException>(() => Open(Path));
        (rejection.Problem, rejection.ProcessId).ShouldBe((HubSpotJournalProblem.InUse, Environment.ProcessId));
        rejection.Message.ShouldContain($"process {Environment.ProcessId} on {Environment.MachineName}, since 2026-03-02 08:00:00");

        first.Dispose();
        Open(Path).Dispose();
        _folder.Names.ShouldBe(["sent.jsonl"]);
    }

    [Fact]
    public void Another_path_or_a_link_identifies_the_same_journal()
    {
        using SendJournal first = Open(Path);
        string link = System.IO.Path.Combine(_folder.Path, "link.jsonl");
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(link, Path);
            Should.Throw<HubSpotJournalException>(() => Open(link)).Problem.ShouldBe(HubSpotJournalProblem.InUse);
        }

        string samePath = System.IO.Path.Combine(_folder.Path, ".", "sub", "..", "sent.jsonl");
        Should.Throw<HubSpotJournalException>(() => Open(samePath)).Problem.ShouldBe(HubSpotJournalProblem.InUse);
    }

    [Fact]
    public void Open_LockFileOfAnEarlierVersion_HasNoEffect()
    {
        using FileStream old = File.Open(Path + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        SendJournal first = Open(Path);

        Should.Throw<HubSpotJournalException>(() => Open(Path)).Problem.ShouldBe(HubSpotJournalProblem.InUse);

        first.Dispose();
        Open(Path).Dispose();
    }

    [Fact]
    public void Open_LockFileDeletedDuringARun_StillThrows()
    {
        using SendJournal first = Open(Path);
        File.Delete(Path + ".lock");

        Should.Throw<HubSpotJournalException>(() => Open(Path)).Problem.ShouldBe(HubSpotJournalProblem.InUse);
    }

    [Fact]
    public async Task Open_HardLinkToAJournalInUse_Throws()
    {
        using var child = new WritingProcess(Path);
        await child.ReadyAsync();
        string link = UnixFiles.HardLink(Path, Path + ".link");

        HubSpotJournalException rejection = Should.Throw<HubSpotJournalException>(() => Open(link));

        (rejection.Problem, rejection.ProcessId).ShouldBe((HubSpotJournalProblem.InUse, child.Id));
    }

    [Fact]
    public void Open_JournalThatIsBeingRead_Works()
    {
        Open(Path).Dispose();
        using FileStream reader = JournalFile.ToRead(Path);

        Open(Path).Dispose();
    }

    [Fact]
    public async Task Open_AnotherProgramReadsAnInterruptedJournal_DoesNotBlameTheRun()
    {
        using (var child = new WritingProcess(Path))
        {
            await child.ReadyAsync();
            await child.KillAsync();
        }

        using FileStream reader = File.Open(Path, FileMode.Open, FileAccess.Read, FileShare.Read);

        HubSpotJournalException rejection = Should.Throw<HubSpotJournalException>(() => Open(Path));

        (rejection.Problem, rejection.ProcessId).ShouldBe((HubSpotJournalProblem.InUse, null));
        rejection.Message.ShouldContain("another program");
    }

    [Fact]
    public void Open_OtherFileThatAnotherProgramReads_IsNotAJournal()
    {
        _folder.Write("sent.jsonl", "ThreadId,Text\n");
        using FileStream reader = File.Open(Path, FileMode.Open, FileAccess.Read, FileShare.Read);

        Should.Throw<HubSpotJournalException>(() => Open(Path)).Problem.ShouldBe(HubSpotJournalProblem.NotAJournal);
    }

    [Fact]
    public void A_rejected_open_leaves_no_lock()
    {
        using (Open(Path))
        {
        }

        Should.Throw<HubSpotJournalException>(
            () => SendJournal.Open(new JournalOptions { Path = Path, Server = "https://api.hubapi.com" }, _clock));
        Open(Path).Dispose();
    }

    [Fact]
    public async Task A_journal_can_be_read_and_written_at_the_same_time()
    {
        using SendJournal journal = Open(Path);
        await using FileStream reader = JournalFile.ToRead(Path);
        await journal.IntendAsync("1", "h", Drafts.Message());

        JournalContent content = JournalReader.Read(Path);

        content.Entries.ShouldHaveSingleItem().Key.ShouldBe("1");
        content.Runs.ShouldHaveSingleItem().EndedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Killing_the_process_releases_the_lock_and_keeps_its_lines()
    {
        using var child = new WritingProcess(Path);
        await child.ReadyAsync();

        HubSpotJournalException rejection = Should.Throw<HubSpotJournalException>(() => Open(Path));
        (rejection.Problem, rejection.ProcessId).ShouldBe((HubSpotJournalProblem.InUse, child.Id));
        JournalReader.Read(Path).Entries.ShouldHaveSingleItem();

        await child.KillAsync();
        using SendJournal journal = Open(Path);
        journal.Earlier.ShouldHaveSingleItem().State.ShouldBe(JournalState.InFlight);
        JournalReader.Read(Path).Runs.Select(static run => run.EndedAt).ShouldBe([null, null]);
    }

    private SendJournal Open(string path) => SendJournal.Open(new JournalOptions { Path = path, Server = "sandbox" }, _clock);
}
