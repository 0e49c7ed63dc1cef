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
    public void A_second_writer_is_refused_until_the_first_has_ended()
    {
        SendJournal first = Open(Path);

        HubSpotJournalException refusal = Should.Throw<HubSpotJournalException>(() => Open(Path));
        (refusal.Problem, refusal.ProcessId).ShouldBe((HubSpotJournalProblem.InUse, Environment.ProcessId));
        refusal.Message.ShouldContain($"process {Environment.ProcessId} on {Environment.MachineName}, since 2026-03-02 08:00:00");

        first.Dispose();
        Open(Path).Dispose();
        _folder.Names.ShouldBe(["sent.jsonl"]);
    }

    [Fact]
    public void Another_spelling_or_a_link_is_the_same_journal()
    {
        using SendJournal first = Open(Path);
        string link = System.IO.Path.Combine(_folder.Path, "link.jsonl");
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(link, Path);
            Should.Throw<HubSpotJournalException>(() => Open(link)).Problem.ShouldBe(HubSpotJournalProblem.InUse);
        }

        string spelling = System.IO.Path.Combine(_folder.Path, ".", "sub", "..", "sent.jsonl");
        Should.Throw<HubSpotJournalException>(() => Open(spelling)).Problem.ShouldBe(HubSpotJournalProblem.InUse);
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
    public void Open_LockFileDeletedDuringARun_IsStillRefused()
    {
        using SendJournal first = Open(Path);
        File.Delete(Path + ".lock");

        Should.Throw<HubSpotJournalException>(() => Open(Path)).Problem.ShouldBe(HubSpotJournalProblem.InUse);
    }

    [Fact]
    public async Task Open_HardLinkToAJournalInUse_IsRefused()
    {
        using var child = new WritingProcess(Path);
        await child.ReadyAsync();
        string link = UnixFiles.HardLink(Path, Path + ".link");

        HubSpotJournalException refusal = Should.Throw<HubSpotJournalException>(() => Open(link));

        (refusal.Problem, refusal.ProcessId).ShouldBe((HubSpotJournalProblem.InUse, child.Id));
    }

    [Fact]
    public void Open_JournalThatIsBeingRead_Works()
    {
        Open(Path).Dispose();
        using FileStream reader = JournalFile.ToRead(Path);

        Open(Path).Dispose();
    }

    [Fact]
    public async Task Open_JournalOfARunThatBrokeOffThatAnotherProgramReads_DoesNotBlameThatRun()
    {
        using (var child = new WritingProcess(Path))
        {
            await child.ReadyAsync();
            await child.KillAsync();
        }

        using FileStream reader = File.Open(Path, FileMode.Open, FileAccess.Read, FileShare.Read);

        HubSpotJournalException refusal = Should.Throw<HubSpotJournalException>(() => Open(Path));

        (refusal.Problem, refusal.ProcessId).ShouldBe((HubSpotJournalProblem.InUse, null));
        refusal.Message.ShouldContain("another program");
    }

    [Fact]
    public void Open_OtherFileThatAnotherProgramReads_IsNotAJournal()
    {
        _folder.Write("sent.jsonl", "ThreadId,Text\n");
        using FileStream reader = File.Open(Path, FileMode.Open, FileAccess.Read, FileShare.Read);

        Should.Throw<HubSpotJournalException>(() => Open(Path)).Problem.ShouldBe(HubSpotJournalProblem.NotAJournal);
    }

    [Fact]
    public void What_was_refused_leaves_no_lock()
    {
        using (Open(Path))
        {
        }

        Should.Throw<HubSpotJournalException>(
            () => SendJournal.Open(new JournalOptions { Path = Path, Server = "https://api.hubapi.com" }, _clock));
        Open(Path).Dispose();
    }

    [Fact]
    public async Task It_is_read_while_it_is_written_and_written_while_it_is_read()
    {
        using SendJournal journal = Open(Path);
        await using FileStream reader = JournalFile.ToRead(Path);
        await journal.IntendAsync("1", "h", Drafts.Message());

        JournalContent content = JournalReader.Read(Path);

        content.Entries.ShouldHaveSingleItem().Key.ShouldBe("1");
        content.Runs.ShouldHaveSingleItem().EndedAt.ShouldBeNull();
    }

    [Fact]
    public async Task The_lock_is_gone_with_its_process_and_what_that_wrote_is_there()
    {
        using var child = new WritingProcess(Path);
        await child.ReadyAsync();

        HubSpotJournalException refusal = Should.Throw<HubSpotJournalException>(() => Open(Path));
        (refusal.Problem, refusal.ProcessId).ShouldBe((HubSpotJournalProblem.InUse, child.Id));
        JournalReader.Read(Path).Entries.ShouldHaveSingleItem();

        await child.KillAsync();
        using SendJournal journal = Open(Path);
        journal.Earlier.ShouldHaveSingleItem().State.ShouldBe(JournalState.InFlight);
        JournalReader.Read(Path).Runs.Select(static run => run.EndedAt).ShouldBe([null, null]);
    }

    private SendJournal Open(string path) => SendJournal.Open(new JournalOptions { Path = path, Server = "sandbox" }, _clock);
}
