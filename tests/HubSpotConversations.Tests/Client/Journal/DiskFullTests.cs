using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Sending.Journal.Lines;
using HubSpotConversations.Tests.Client.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>A message that can't be journaled must not be sent.</summary>
public sealed class DiskFullTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_fails_the_line_and_all_later_lines()
    {
        var disk = new Disk();
        SendJournal journal = disk.Open(new FakeTimeProvider());
        await journal.IntendAsync("1", "h", Drafts.Message());
        disk.Room = disk.Length + 20;

        HubSpotJournalException failure = await Should.ThrowAsync<HubSpotJournalException>(
            () => journal.IntendAsync("2", "h", Drafts.Message()));
        failure.Problem.ShouldBe(HubSpotJournalProblem.NotWritten);
        failure.Path.ShouldBe(Disk.Path);
        failure.Message.ShouldContain("No space left on device");
        failure.InnerException.ShouldBeOfType<IOException>();

        // Free space does not help, because the next line would be appended to half a line.
        disk.Room = long.MaxValue;
        int writes = disk.Writes;
        Task later = journal.SentAsync("1", new ConversationMessage { MessageId = "m" }, "Sent");
        later.IsFaulted.ShouldBeTrue();
        (await Should.ThrowAsync<HubSpotJournalException>(() => later)).Problem.ShouldBe(HubSpotJournalProblem.NotWritten);
        journal.Find("1")!.State.ShouldBe(JournalState.InFlight);
        Should.NotThrow(journal.Dispose);
        disk.Writes.ShouldBe(writes);

        using SendJournal again = new Disk(disk.ToArray()).Open(new FakeTimeProvider());
        again.Earlier.ShouldHaveSingleItem().Key.ShouldBe("1");
    }

    [Fact]
    public async Task A_failed_flush_also_fails_the_lines_that_wait_for_it()
    {
        var disk = new Disk();
        using SendJournal journal = disk.Open(new FakeTimeProvider());
        using FlushHold hold = disk.Hold();
        disk.FlushFailure = new IOException("Input/output error");

        Task first = journal.IntendAsync("1", "h", Drafts.Message());
        await disk.Waiting.WaitAsync(Token);
        Task second = journal.IntendAsync("2", "h", Drafts.Message());
        disk.Release();

        foreach (Task task in new[] { first, second })
        {
            (await Should.ThrowAsync<HubSpotJournalException>(() => task)).Problem.ShouldBe(HubSpotJournalProblem.NotWritten);
        }
    }

    [Fact]
    public async Task Any_exception_of_a_flush_fails_the_waiting_lines()
    {
        var disk = new Disk();
        using SendJournal journal = disk.Open(new FakeTimeProvider());
        disk.FlushFailure = new NotSupportedException("never heard of it");

        (await Should.ThrowAsync<HubSpotJournalException>(() => journal.IntendAsync("1", "h", Drafts.Message())))
            .InnerException.ShouldBeOfType<NotSupportedException>();
    }

    [Fact]
    public void Opening_fails_if_the_first_line_cannot_be_written()
    {
        var disk = new Disk { Room = 20 };

        Should.Throw<HubSpotJournalException>(() => disk.Open(new FakeTimeProvider()))
            .Problem.ShouldBe(HubSpotJournalProblem.NotWritten);

        // The incomplete first line must not prevent opening the journal later.
        disk.Room = long.MaxValue;
        disk.Position = 0;
        using SendJournal journal = disk.Open(new FakeTimeProvider());
        journal.IsNew.ShouldBeTrue();
    }

    [Fact]
    public void Adding_a_line_to_a_full_device_throws()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1);
        var writer = new JournalWriter(full, () => full.Flush(flushToDisk: true), "/dev/full");

        Should.Throw<HubSpotJournalException>(() => writer.Add(new JournalLine { Event = JournalLine.End }))
            .InnerException.ShouldBeOfType<IOException>();
    }
}
