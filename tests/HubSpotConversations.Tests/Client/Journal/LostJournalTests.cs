using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Engine.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>A journal that another program removes or changes during a run. Windows doesn't allow that.</summary>
public sealed class LostJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "sent.jsonl");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("deleted")]
    [InlineData("renamed")]
    [InlineData("replaced by a copy")]
    [InlineData("replaced by a link")]
    [InlineData("emptied")]
    [InlineData("extended")]
    public async Task Intend_JournalRemovedOrChanged_Throws(string change)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps other programs from changing an open file.");
        using SendJournal journal = Open();
        await journal.IntendAsync("1", "h", Drafts.Message());
        Change(change);

        Task intent = journal.IntendAsync("2", "h", Drafts.Message());

        HubSpotJournalException failure = await Should.ThrowAsync<HubSpotJournalException>(() => intent);
        (failure.Problem, failure.Path).ShouldBe((HubSpotJournalProblem.Lost, Path));
        failure.Message.ShouldContain("deleted, moved, replaced or changed");
        (await Should.ThrowAsync<HubSpotJournalException>(() => journal.IntendAsync("3", "h", Drafts.Message())))
            .Problem.ShouldBe(HubSpotJournalProblem.Lost);
    }

    [Fact]
    public async Task Intend_JournalBehindALink_IsWritten()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Creating a link takes a privilege on Windows.");
        File.CreateSymbolicLink(Path, System.IO.Path.Combine(_folder.Path, "target.jsonl"));

        using (SendJournal journal = Open())
        {
            await journal.IntendAsync("1", "h", Drafts.Message());
        }

        JournalReader.Read(Path).Entries.ShouldHaveSingleItem();
    }

    private void Change(string change)
    {
        string copy = Path + ".copy";
        switch (change)
        {
            case "deleted":
                File.Delete(Path);
                break;
            case "renamed":
                File.Move(Path, copy);
                break;
            case "replaced by a copy":
                Copy(copy);
                File.Move(copy, Path, overwrite: true);
                break;
            case "replaced by a link":
                Copy(copy);
                File.Delete(Path);
                File.CreateSymbolicLink(Path, copy);
                break;
            case "emptied":
                UnixFiles.Empty(Path);
                break;
            default:
                UnixFiles.Extend(Path);
                break;
        }
    }

    private void Copy(string path)
    {
        using FileStream journal = JournalFile.ToRead(Path);
        using FileStream copy = File.Create(path);
        journal.CopyTo(copy);
    }

    private SendJournal Open()
        => SendJournal.Open(new JournalOptions { Path = Path, Server = "sandbox" }, new FakeTimeProvider());
}
