using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>The journal writes many lines in one flush, and callers wait until their line is durable.</summary>
public sealed class GroupCommitTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Intend_completes_only_after_the_line_is_durable()
    {
        var disk = new Disk();
        using SendJournal journal = disk.Open(new FakeTimeProvider());
        using FlushHold hold = disk.Hold();

        Task intent = journal.IntendAsync("1", "h", Drafts.Message());
        await disk.Waiting.WaitAsync(Token);

        disk.Lines().ShouldContain(static line => line.Contains("intent", StringComparison.Ordinal));
        intent.IsCompleted.ShouldBeFalse();
        disk.Release();
        await intent;
        disk.Durable.ShouldBe(disk.Length);
    }

    [Fact]
    public async Task Lines_added_during_a_flush_share_one_write_and_one_flush()
    {
        var disk = new Disk();
        using SendJournal journal = disk.Open(new FakeTimeProvider());
        (int writes, int flushes) = (disk.Writes, disk.Flushes);
        using FlushHold hold = disk.Hold();

        Task first = journal.IntendAsync("first", "h", Drafts.Message());
        await disk.Waiting.WaitAsync(Token);
        Task[] others = [.. Enumerable.Range(0, 200).Select(i => journal.IntendAsync($"{i}", "h", Drafts.Message()))];
        others.ShouldAllBe(static task => !task.IsCompleted);
        disk.Release();
        await first;
        await Task.WhenAll(others);

        (disk.Writes - writes).ShouldBe(2);
        (disk.Flushes - flushes).ShouldBe(2);
        disk.Read().Entries.Select(static entry => entry.Key)
            .ShouldBe(["first", .. Enumerable.Range(0, 200).Select(static i => $"{i}")]);
    }

    [Fact]
    public async Task Concurrent_writers_lose_no_lines_and_keep_the_order_of_each_message()
    {
        var disk = new Disk();
        using SendJournal journal = disk.Open(new FakeTimeProvider());

        await Parallel.ForEachAsync(Enumerable.Range(0, 300), Token, async (i, _) =>
        {
            await journal.IntendAsync($"{i}", "h", Drafts.Message());
            Task failed = journal.FailedAsync($"{i}", "X", "no");
            Task again = journal.IntendAsync($"{i}", "h", Drafts.Message());
            Task sent = journal.SentAsync($"{i}", new ConversationMessage { MessageId = $"m{i}" }, "Sent");
            await Task.WhenAll(failed, again, sent);
            journal.Find($"{i}")!.State.ShouldBe(JournalState.Sent);
        });
        await journal.CloseAsync();

        JournalContent content = disk.Read();
        content.Entries.Count.ShouldBe(300);
        content.Entries.ShouldAllBe(static entry
            => entry.State == JournalState.Sent && entry.Attempts == 2 && entry.MessageId == "m" + entry.Key);
        content.LineCount.ShouldBe(2 + (300 * 4) + 1);
        disk.Flushes.ShouldBeLessThanOrEqualTo(disk.Writes);
    }

    [Fact]
    public async Task Closing_writes_the_pending_lines_and_ends_the_run()
    {
        var disk = new Disk();
        SendJournal journal = disk.Open(new FakeTimeProvider());
        using FlushHold hold = disk.Hold();
        Task intent = journal.IntendAsync("1", "h", Drafts.Message());
        await disk.Waiting.WaitAsync(Token);

        Task closed = journal.CloseAsync();
        closed.IsCompleted.ShouldBeFalse();
        disk.Release();
        await closed;
        journal.Dispose();

        intent.IsCompletedSuccessfully.ShouldBeTrue();
        disk.CanWrite.ShouldBeFalse();
        disk.Read().Runs.ShouldHaveSingleItem().EndedAt.ShouldNotBeNull();
        Should.Throw<ObjectDisposedException>(() => journal.IntendAsync("2", "h", Drafts.Message()));
    }

    [Fact]
    public void An_outcome_without_an_attempt_throws()
    {
        using SendJournal journal = new Disk().Open(new FakeTimeProvider());

        Should.Throw<InvalidOperationException>(() => journal.FailedAsync("1", "X", "no"));
    }
}
