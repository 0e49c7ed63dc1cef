using CsCheck;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>Properties of every run, no matter where it is interrupted.</summary>
public sealed class JournalLawTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_run_reads_back_as_written()
        => await Gen.Select(JournalStep.Any.Array[0, 30], Gen.Int[0, 30], Gen.Bool).SampleAsync(
            static async (steps, reopenAt, keepsContent) =>
            {
                var clock = new FakeTimeProvider(Start);
                var model = new JournalModel(clock) { Line = 2 };
                var disk = new Disk();
                SendJournal journal = disk.Open(clock, keepsContent);
                for (int i = 0; i < steps.Length; i++)
                {
                    if (i == reopenAt)
                    {
                        await journal.CloseAsync();
                        IReadOnlyList<JournalEntry> earlier = model.Entries;
                        disk = new Disk(disk.ToArray());
                        journal = disk.Open(clock, keepsContent);
                        model.Line += 2;
                        journal.IsNew.ShouldBeFalse();
                        journal.Count.ShouldBe(earlier.Count);
                        Plain(journal.Earlier).ShouldBe(earlier);
                    }

                    await model.ApplyAsync(journal, steps[i]);
                }

                foreach (JournalEntry entry in model.Entries)
                {
                    (journal.Find(entry.Key)! with { DraftJson = null }).ShouldBe(entry);
                }

                await journal.CloseAsync();
                JournalContent content = disk.Read();
                Plain(content.Entries).ShouldBe(model.Entries);
                content.Entries.ShouldAllBe(entry
                    => keepsContent ? ContentHash.Of(entry.Draft!) == entry.ContentHash : entry.Draft == null);
                content.IsTorn.ShouldBeFalse();
            });

    [Fact]
    public async Task A_journal_cut_at_any_byte_keeps_its_durable_lines_and_can_continue()
    {
        var clock = new FakeTimeProvider(Start);
        var model = new JournalModel(clock) { Line = 2 };
        var disk = new Disk();
        var states = new List<(long Durable, IReadOnlyList<JournalEntry> Entries)> { (0, []) };
        SendJournal journal = disk.Open(clock, keepsContent: true);
        JournalState[] kinds = [JournalState.InFlight, JournalState.Failed, JournalState.InFlight, JournalState.Unknown, JournalState.Sent];
        foreach (string key in new[] { "ä😀", "\"2\"" })
        {
            foreach (JournalState kind in kinds)
            {
                await model.ApplyAsync(journal, new JournalStep(kind, key, "77", "m1", "Grüße 😀\n\u2028請"));
                states.Add((disk.Durable, model.Entries));
            }
        }

        await journal.CloseAsync();
        byte[] whole = disk.ToArray();
        for (int length = 0; length <= whole.Length; length++)
        {
            var cut = new Disk(whole[..length]);
            SendJournal again = cut.Open(clock, keepsContent: true);
            Plain(again.Earlier).ShouldBe(states.Last(state => state.Durable <= length).Entries);

            await again.IntendAsync("next", "h", Drafts.Message());
            await again.CloseAsync();
            JournalContent content = cut.Read();
            content.Entries.Count.ShouldBe(again.Count + 1);
            content.IsTorn.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Every_run_cut_at_any_byte_keeps_its_durable_entries()
        => await Gen.Select(JournalStep.Any.Array[0, 12], Gen.Double[0, 1], Gen.Byte.Array[0, 20]).SampleAsync(
            static async (steps, where, garbage) =>
            {
                var clock = new FakeTimeProvider(Start);
                var model = new JournalModel(clock);
                var disk = new Disk();
                SendJournal journal = disk.Open(clock, keepsContent: true);
                var states = new List<(long Durable, IReadOnlyList<JournalEntry> Entries)> { (disk.Durable, []) };
                foreach (JournalStep step in steps)
                {
                    await model.ApplyAsync(journal, step);
                    states.Add((disk.Durable, model.Entries));
                }

                await journal.CloseAsync();
                byte[] whole = disk.ToArray();
                int length = (int)(states[0].Durable + (where * (whole.Length - states[0].Durable)));
                byte[] rest = [.. garbage.Where(static b => b != (byte)'\n')];

                using SendJournal again = new Disk([.. whole[..length], .. rest]).Open(clock);

                again.Earlier.Select(static entry => (entry.Key, entry.State, entry.Attempts))
                    .ShouldBe(states.Last(state => state.Durable <= length).Entries
                        .Select(static entry => (entry.Key, entry.State, entry.Attempts)));
            });

    private static IEnumerable<JournalEntry> Plain(IEnumerable<JournalEntry> entries)
        => entries.Select(static entry => entry with { DraftJson = null });
}
