using System.Text;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Engine.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>Opening a file as a journal: continues a journal and rejects any other file without changing it.</summary>
public sealed class OpeningTests : IDisposable
{
    private const string Header =
        """{"journal":"HubSpotConversations","version":1,"id":"7d0f0e0e-0000-4000-8000-000000000001","createdAt":"2026-03-01T12:00:00.000Z","server":"sandbox","content":false}""";

    private const string Intent =
        """{"event":"intent","key":"1","hash":"h","thread":"7","at":"2026-03-01T12:00:01.000Z","attempt":1}""";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    private string Path => System.IO.Path.Combine(_folder.Path, "sent.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_journal_is_created_and_continued()
    {
        using (SendJournal journal = Open())
        {
            (journal.IsNew, journal.Count, journal.Path).ShouldBe((true, 0, Path));
            await journal.IntendAsync("1", "h", Drafts.Message());
        }

        SendJournal again = Open();
        (again.IsNew, again.Count).ShouldBe((false, 1));
        again.Find("1")!.State.ShouldBe(JournalState.InFlight);
        again.Find("2").ShouldBeNull();
        JournalContent content = JournalReader.Read(Path);
        content.Header!.Server.ShouldBe("sandbox");
        content.Header.KeepsContent.ShouldBeFalse();
        content.Header.CreatedAt.ShouldBe(_clock.GetUtcNow());
        content.Runs.Select(static run => (run.ProcessId, run.Machine, run.EndedAt is null))
            .ShouldBe([(Environment.ProcessId, Environment.MachineName, false), (Environment.ProcessId, Environment.MachineName, true)]);
        again.Dispose();
        File.ReadAllBytes(Path)[0].ShouldBe((byte)'{');
        File.ReadAllText(Path).ShouldNotContain("\r");
    }

    [Fact]
    public async Task Earlier_contains_the_entries_at_the_time_of_opening()
    {
        _folder.Write("sent.jsonl", $"{Header}\n{Intent}\n");
        using SendJournal journal = Open();

        await journal.FailedAsync("1", "X", "no");
        await journal.IntendAsync("2", "h", Drafts.Message());

        journal.Earlier.ShouldHaveSingleItem().State.ShouldBe(JournalState.InFlight);
        journal.Find("1")!.State.ShouldBe(JournalState.Failed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"jour")]
    [InlineData(Header)]
    public void An_empty_file_or_an_incomplete_first_line_is_a_new_journal(string text)
    {
        _folder.Write("sent.jsonl", text);

        using (SendJournal journal = Open())
        {
            journal.IsNew.ShouldBeTrue();
        }

        JournalReader.Read(Path).LineCount.ShouldBe(3);
    }

    [Fact]
    public void Opening_removes_an_incomplete_last_line()
    {
        byte[] torn = Encoding.UTF8.GetBytes($"{Header}\n{Intent}\n{Intent.Replace("\"1\"", "\"ä😀", StringComparison.Ordinal)}")[..^3];
        File.WriteAllBytes(Path, torn);
        JournalReader.Read(Path).IsTorn.ShouldBeTrue();
        File.ReadAllBytes(Path).ShouldBe(torn);

        using (SendJournal journal = Open())
        {
            journal.Earlier.ShouldHaveSingleItem().Key.ShouldBe("1");
        }

        _folder.Read("sent.jsonl").ShouldStartWith($"{Header}\n{Intent}\n{{\"event\":\"run\"");
        JournalReader.Read(Path).IsTorn.ShouldBeFalse();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{\"event\":7}")]
    [InlineData("{\"event\":\"intent\",\"key\":\"2\",\"at\":\"2026-03-01T12:00:01.000Z\"}")]
    [InlineData("{\"event\":\"sent\",\"at\":\"2026-03-01T12:00:01.000Z\"}")]
    [InlineData("{\"event\":\"sent\",\"key\":\"1\",\"at\":\"noon\"}")]
    [InlineData("{\"event\":\"sent\",\"key\":\"nobody\",\"at\":\"2026-03-01T12:00:01.000Z\"}")]
    [InlineData("{\"event\":\"run\"}")]
    [InlineData("{\"event\":\"end\",\"at\":\"2026-03-01T12:00:01.000Z\"} {}")]
    [InlineData("\0\0\0")]
    [InlineData("{\"event\":\"failed\",\"key\":\"\\ud83d\",\"at\":\"2026-03-01T12:00:01.000Z\"}")]
    public void An_invalid_line_is_named_and_the_file_stays_unchanged(string line)
    {
        string text = $"{Header}\n{Intent}\n{line}\n{Intent}\n{{\"torn";
        _folder.Write("sent.jsonl", text);

        foreach (Action opening in new Action[] { () => Open(), () => JournalReader.Read(Path) })
        {
            HubSpotJournalException rejection = Should.Throw<HubSpotJournalException>(opening);
            (rejection.Problem, rejection.Line, rejection.Path).ShouldBe((HubSpotJournalProblem.Damaged, 3, Path));
            rejection.Message.ShouldStartWith("Can't read line 3 of the journal");
        }

        _folder.Read("sent.jsonl").ShouldBe(text);
    }

    [Fact]
    public void An_incomplete_header_is_reported_as_damage()
    {
        _folder.Write("sent.jsonl", """{"journal":"HubSpotConversations","version":1}""" + "\n");

        Should.Throw<HubSpotJournalException>(() => Open()).Line.ShouldBe(1);
    }

    [Theory]
    [InlineData("ThreadId,Text\n1,Hi\n")]
    [InlineData("ThreadId,Text")]
    [InlineData("{\"journal\":\"Mine\"}\n")]
    [InlineData("{\"journal\":\n")]
    [InlineData("\n")]
    [InlineData("\0")]
    public void Another_kind_of_file_is_rejected_and_never_changed(string text)
    {
        _folder.Write("sent.jsonl", text);

        HubSpotJournalException rejection = Should.Throw<HubSpotJournalException>(() => Open());

        rejection.Problem.ShouldBe(HubSpotJournalProblem.NotAJournal);
        _folder.Read("sent.jsonl").ShouldBe(text);
        _folder.Names.ShouldBe(["sent.jsonl"]);
    }

    [Fact]
    public void A_later_version_is_rejected_but_unknown_events_and_fields_are_ignored()
    {
        string later = Header.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal) + "\n";
        _folder.Write("sent.jsonl", later);
        HubSpotJournalException rejection = Should.Throw<HubSpotJournalException>(() => Open());
        rejection.Problem.ShouldBe(HubSpotJournalProblem.NotAJournal);
        rejection.Message.ShouldContain("version 2");
        _folder.Read("sent.jsonl").ShouldBe(later);

        string field = Intent.Replace("\"key\"", "\"new\":{\"key\":[1,{\"at\":2}]},\"key\"", StringComparison.Ordinal);
        _folder.Write("sent.jsonl", $"{Header}\n{{\"event\":\"paused\",\"at\":7,\"key\":{{}}}}\n{field}\n");
        using SendJournal journal = Open();
        journal.Earlier.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Fact]
    public void Read_FieldsInAnyOrderWithNullsAndOffsets_ReturnsTheState()
    {
        _folder.Write("sent.jsonl", string.Join("\n", [
            Header,
            """ { "at" : "2026-03-01T13:00:01+01:00", "thread":"007", "draft":null, "hash":"h", "key":"1", "event":"intent" } """,
            """{"event":"sent","key":"1","at":"2026-03-01T12:00:02Z","messageId":null,"createdAt":null,"outcome":"Sent"}""",
            """{"event":"merged","attempt":"first","key":{"new":[]}}""",
            string.Empty,
        ]));

        JournalEntry entry = JournalReader.Read(Path).Entries.ShouldHaveSingleItem();

        entry.ShouldBe(new JournalEntry
        {
            Key = "1",
            ContentHash = "h",
            ThreadId = "007",
            State = JournalState.Sent,
            FirstIntentAt = new DateTimeOffset(2026, 3, 1, 12, 0, 1, TimeSpan.Zero),
            LastAt = new DateTimeOffset(2026, 3, 1, 12, 0, 2, TimeSpan.Zero),
            Attempts = 1,
            Outcome = "Sent",
            Line = 2,
        });
        entry.LastAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Read_LongJournal_NeedsOnlyASmallBuffer()
    {
        string text = $"{Header}\n" + string.Concat(Enumerable.Repeat(Intent + "\n", 20_000));
        var stream = new CountingStream(Encoding.UTF8.GetBytes(text));

        JournalContent content = JournalReader.Read(stream, Path);

        content.Entries.ShouldHaveSingleItem().Attempts.ShouldBe(20_000);
        content.Length.ShouldBe(text.Length);
        stream.MostBytes.ShouldBeLessThanOrEqualTo(1 << 16);
    }

    [Fact]
    public void An_invalid_path_throws_NotOpened()
    {
        string[] paths = [System.IO.Path.Combine(_folder.Path, "none", "a.jsonl"), _folder.Path, "", "a\0b"];

        paths.Select(path => Should.Throw<HubSpotJournalException>(() => Open(path)))
            .ShouldAllBe(static rejection => rejection.Problem == HubSpotJournalProblem.NotOpened && rejection.InnerException != null);
        Should.Throw<HubSpotJournalException>(() => JournalReader.Read(Path)).Problem.ShouldBe(HubSpotJournalProblem.NotOpened);
    }

    [Fact]
    public void The_error_for_a_reused_key_names_its_line()
    {
        HubSpotJournalException rejection = HubSpotJournalException.OtherContent(Path, "row 7", 12);

        (rejection.Problem, rejection.Line, rejection.Path).ShouldBe((HubSpotJournalProblem.OtherContent, 12, Path));
        rejection.Message.ShouldContain("row 7");
    }

    private SendJournal Open(string? path = null)
        => SendJournal.Open(new JournalOptions { Path = path ?? Path, Server = "sandbox" }, _clock);

    private sealed class CountingStream(byte[] content) : MemoryStream(content)
    {
        public int MostBytes { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            MostBytes = Math.Max(MostBytes, buffer.Length);
            return base.Read(buffer, offset, count);
        }
    }
}
