using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Journal;

/// <summary>Get-HubSpotSendJournal.</summary>
public sealed class SendJournalCmdletTests
{
    private const string Header =
        """{"journal":"HubSpotConversations","version":1,"id":"11111111-2222-4333-8444-555555555555","createdAt":"2026-03-01T12:00:00.123Z","server":"sandbox","content":false}""";

    private static readonly string[] Lines =
    [
        Header,
        """{"event":"run","processId":7,"machine":"m","at":"2026-03-01T12:00:00.123Z"}""",
        Intent("sent"), Sent("sent", "Sent"),
        Intent("failed"), """{"event":"failed","key":"failed","at":"2026-03-01T12:00:02Z","errorId":"HubSpotNotFound","error":"No such thread."}""",
        Intent("unknown"), """{"event":"unknown","key":"unknown","at":"2026-03-01T12:00:03Z","error":"No answer."}""",
        """{"event":"run","processId":8,"machine":"m","at":"2026-03-02T12:00:00Z"}""",
        Intent("verified"), """{"event":"unknown","key":"verified","at":"2026-03-01T12:00:03Z","error":"No answer."}""", Sent("verified", "Verified"),
        Intent("flying"),
        Intent("failed", 2), """{"event":"failed","key":"failed","at":"2026-03-02T12:00:02Z","errorId":"HubSpotNotFound","error":"Still none."}""",
    ];

    [Fact]
    public void The_summary_counts_the_messages_by_status()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, "a.journal");
        using var session = new ModuleSession();

        PSObject summary = Read(session, path).Single;

        Values(summary, "Path Id Server KeepsText Total Sent Verified Failed Unknown InFlight Runs IsTorn")
            .ShouldBe([path, "11111111-2222-4333-8444-555555555555", "sandbox", "False", "5", "2", "1", "1", "1", "1", "2", "False"]);
        summary.Properties["LastRunAt"].Value.ShouldBe(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        session.Run("param($it) $it.Failures[0].Error; $it.Unknowns[0].Key; $it.Failures.Count; $it.Unknowns.Count", summary)
            .ShouldSucceed().Texts.ShouldBe(["Still none.", "unknown", "1", "1"]);
    }

    [Theory]
    [InlineData("Sent", "sent verified")]
    [InlineData("failed", "failed")]
    [InlineData("Unknown", "unknown")]
    [InlineData("InFlight", "flying")]
    [InlineData("InFlight, Sent, Unknown, Failed", "sent failed unknown verified flying")]
    public void Status_filters_the_messages_in_journal_order(string status, string keys)
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, "a.journal");
        using var session = new ModuleSession();

        session.Run($"param($path) Get-HubSpotSendJournal -LiteralPath $path -Status {status}", path)
            .ShouldSucceed().Output.Select(static e => e.Properties["Key"].Value).ShouldBe(keys.Split(' '));
    }

    [Fact]
    public void Read_DeliveryFailed_IsCountedAndListedSeparately()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.journal", string.Join("\n", [
            .. Lines,
            Intent("bounced"),
            """{"event":"deliveryFailed","key":"bounced","at":"2026-03-02T12:00:03Z","messageId":"m-1","createdAt":"2026-03-02T12:00:02Z","error":"No such mailbox."}""",
            string.Empty,
        ]));
        using var session = new ModuleSession();

        Values(Read(session, path).Single, "Total Sent DeliveryFailed Failed").ShouldBe(["6", "2", "1", "1"]);
        PSObject entry = session
            .Run("param($path) Get-HubSpotSendJournal -LiteralPath $path -Status DeliveryFailed", path).Single;
        Values(entry, "Key Status MessageId Outcome ErrorId Error")
            .ShouldBe(["bounced", "DeliveryFailed", "m-1", "", "HubSpotDeliveryFailed", "No such mailbox."]);
        entry.Properties["MessageCreatedAt"].Value.ShouldBe(new DateTimeOffset(2026, 3, 2, 12, 0, 2, TimeSpan.Zero));
    }

    [Fact]
    public void An_entry_contains_all_details_of_its_message()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, "a.journal");
        using var session = new ModuleSession();

        PSObject failed = session.Run("param($path) Get-HubSpotSendJournal -LiteralPath $path -Status Failed", path).Single;
        PSObject verified = session.Run("param($path) Get-HubSpotSendJournal -LiteralPath $path -Status Sent", path).ShouldSucceed().Output[1];

        const string Names = "ThreadId Status Attempts MessageId Outcome ErrorId Error Draft";
        Values(failed, Names).ShouldBe(["123", "Failed", "2", "", "", "HubSpotNotFound", "Still none.", ""]);
        failed.Properties["StartedAt"].Value.ShouldBe(new DateTimeOffset(2026, 3, 1, 12, 0, 2, TimeSpan.Zero));
        failed.Properties["UpdatedAt"].Value.ShouldBe(new DateTimeOffset(2026, 3, 2, 12, 0, 2, TimeSpan.Zero));
        Values(verified, Names).ShouldBe(["123", "Sent", "1", "m-verified", "Verified", "", "", ""]);
        $"{verified}".ShouldBe("verified: Sent");
    }

    [Fact]
    public void A_torn_line_is_ignored_and_left_in_the_file()
    {
        using var folder = new TemporaryFolder();
        string text = string.Join('\n', Lines) + "\n{\"event\":\"intent\",\"key\":\"to";
        string path = folder.Write("a.journal", text);
        using var session = new ModuleSession();

        PSObject summary = Read(session, path).Single;

        Values(summary, "Total IsTorn").ShouldBe(["5", "True"]);
        folder.Read("a.journal").ShouldBe(text);
        folder.Names.ShouldBe(["a.journal"]);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("{\"journal\":\"HubSpotConv", true)]
    public void A_journal_that_was_just_created_is_empty(string text, bool isTorn)
    {
        using var folder = new TemporaryFolder();
        using var session = new ModuleSession();

        Values(Read(session, folder.Write("a.journal", text)).Single, "Id CreatedAt Total Runs LastRunAt IsTorn")
            .ShouldBe(["", "", "0", "0", "", $"{isTorn}"]);
    }

    [Fact]
    public void Each_unreadable_file_gets_its_own_error()
    {
        using var folder = new TemporaryFolder();
        string[] paths =
        [
            folder.Write("other.txt", "Hello"),
            folder.Write("damaged.journal", Header + "\n{nonsense}\n"),
            folder.Write("later.journal", Header.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal) + "\n"),
            Path.Combine(folder.Path, "missing.journal"),
            folder.Path,
            Write(folder, "good.journal"),
        ];
        using var session = new ModuleSession();

        SessionResult result = session.Run("param($paths) Get-HubSpotSendJournal -LiteralPath $paths", [paths]);

        result.Terminating.ShouldBeNull();
        result.Output.ShouldHaveSingleItem().Properties["Total"].Value.ShouldBe(5);
        result.Errors.Select(static e => e.FullyQualifiedErrorId.Split(',')[0]).ShouldBe(
            ["HubSpotJournalRefused", "HubSpotJournalRefused", "HubSpotJournalRefused", "PathNotFound", "HubSpotFileNotRead"]);
        result.Errors.Select(static e => e.TargetObject).ShouldBe(paths[..5]);
        result.Errors[1].Exception.Message.ShouldStartWith("Can't read line 2 of the journal");
    }

    [Fact]
    public void Get_accepts_wildcards_and_skips_lock_files()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a.journal");
        Write(folder, "b[1].journal");
        folder.Write("a.journal.lock", "");
        using var session = new ModuleSession();
        string inside = WildcardPattern.Escape(folder.Path);

        Names(session.Run("param($path) Get-HubSpotSendJournal $path", Path.Combine(inside, "*.journal*")))
            .ShouldBe(["a.journal", "b[1].journal"]);
        Names(session.Run("param($path) $path | Get-HubSpotSendJournal", Path.Combine(inside, "[ac].journal"))).ShouldBe(["a.journal"]);
        Names(Read(session, Path.Combine(folder.Path, "b[1].journal"))).ShouldBe(["b[1].journal"]);
        Names(session.Run("param($path) Get-HubSpotSendJournal $path", Path.Combine(inside, "none*"))).ShouldBeEmpty();
        session.Run("param($path) Get-HubSpotSendJournal $path", Path.Combine(inside, "none"))
            .SingleError.FullyQualifiedErrorId.ShouldStartWith("PathNotFound,");
        session.Run("Get-HubSpotSendJournal variable:home").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotFileNotRead,");
    }

    [Fact]
    public void Get_accepts_piped_files_and_summaries()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, "b[1].journal");
        using var session = new ModuleSession();
        PSObject file = PSObject.AsPSObject(new FileInfo(path));
        file.Properties.Add(new PSNoteProperty("PSPath", @"Microsoft.PowerShell.Core\FileSystem::" + path));
        PSObject summary = Read(session, path).Single;

        Names(session.RunWithInput("$input | Get-HubSpotSendJournal", [file])).ShouldBe(["b[1].journal"]);
        session.RunWithInput("$input | Get-HubSpotSendJournal -Status Failed", [summary]).Single.Properties["Key"].Value.ShouldBe("failed");
    }

    [Fact]
    public void The_views_show_one_line_without_control_characters()
    {
        using var folder = new TemporaryFolder();
        const string Hostile = "a\\u001b[31m\\r\\nb\\u202ec\\u0007 and more, so that it is long";
        string path = folder.Write("a.journal", string.Join('\n',
            Header,
            Lines[1],
            Intent(Hostile, thread: Hostile),
            $$"""{"event":"failed","key":"{{Hostile}}","at":"2026-03-01T12:00:02Z","errorId":"{{Hostile}}","error":"{{Hostile}}"}""") + "\n");
        using var session = new ModuleSession();

        PSObject summary = Read(session, path).Single;
        PSObject entry = session.Run("param($path) Get-HubSpotSendJournal -LiteralPath $path -Status Failed", path).Single;

        Shown(session, summary, "SendJournalSummary").ShouldBe(["a.journal", "1", "0", "1", "0", "0", "0"]);
        string[] table = Shown(session, entry, "SendJournalEntry");
        table[0].ShouldBe("a[31m bc and…");
        table[2..4].ShouldBe(["Failed", "1"]);
        table[5].ShouldStartWith("a[31m bc and more");
        string[] all = [.. table, .. Shown(session, entry, "SendJournalEntryList"), .. Shown(session, summary, "SendJournalSummaryList"), $"{entry}"];
        all.ShouldAllBe(static text => !Regex.IsMatch(text, "[\\p{Cc}\\u202e]", RegexOptions.None, Timeout.InfiniteTimeSpan));
    }

    private static string Intent(string key, int attempt = 1, string thread = "123")
        => $$"""{"event":"intent","key":"{{key}}","hash":"0f","thread":"{{thread}}","at":"2026-03-01T12:00:0{{attempt}}Z","attempt":{{attempt}}}""";

    private static string Sent(string key, string outcome)
        => $$"""{"event":"sent","key":"{{key}}","at":"2026-03-01T12:00:05Z","messageId":"m-{{key}}","createdAt":"2026-03-01T12:00:04Z","outcome":"{{outcome}}"}""";

    private static string Write(TemporaryFolder folder, string name) => folder.Write(name, string.Join('\n', Lines) + "\n");

    private static SessionResult Read(ModuleSession session, string path)
        => session.Run("param($path) Get-HubSpotSendJournal -LiteralPath $path", path);

    private static string[] Values(PSObject item, string names)
        => [.. names.Split(' ').Select(name => $"{item.Properties[name].Value}")];

    private static string[] Names(SessionResult result)
        => [.. result.ShouldSucceed().Output.Select(static item => Path.GetFileName($"{item.Properties["Path"].Value}"))];

    private static string[] Shown(ModuleSession session, PSObject item, string view)
        => [.. XDocument.Load(Path.Combine(StagedModule.Path, "HubSpotConversations.Format.ps1xml")).Descendants("View")
            .Single(v => (string?)v.Element("Name") == view).Descendants("ScriptBlock")
            .Select(block => string.Concat(session.Run($"param($it) $it | ForEach-Object {{ {block.Value} }}", item).ShouldSucceed().Texts))];
}
