using System.Management.Automation;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Journal;

/// <summary>Running the same command again with the same journal.</summary>
public sealed class SendJournalTests : IDisposable
{
    private const string Canary = "canary-text-71";

    private readonly TemporaryFolder _folder = new();

    private string Journal => Path.Combine(_folder.Path, "replies.journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sent_messages_are_emitted_as_AlreadySent_and_not_sent_again()
    {
        using var outbox = new Outbox();
        Send(outbox, Rows(3)).ShouldSucceed();

        SessionResult again = Send(outbox, Rows(4)).ShouldSucceed();

        again.Output.Select(static sent => (string)sent.Properties["SendOutcome"].Value)
            .ShouldBe(["AlreadySent", "AlreadySent", "AlreadySent", "Sent"]);
        again.Output.Select(static sent => (string)sent.Properties["ThreadId"].Value).ShouldBe(["1", "2", "3", "123"]);
        outbox.ThreadIds.ShouldBe(["1", "2", "3", "4"], ignoreOrder: true);
    }

    [Fact]
    public void Failed_messages_are_sent_again()
    {
        int requests = 0;
        using var outbox = new Outbox(_ => Interlocked.Increment(ref requests) == 2 ? Replies.Refused(400) : Replies.Sent);
        Send(outbox, Rows(3)).Errors.Count.ShouldBe(1);

        Send(outbox, Rows(3)).ShouldSucceed();

        outbox.ThreadIds.Count.ShouldBe(4);
        outbox.ThreadIds.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Equal_messages_are_distinguished_by_their_count()
    {
        using var outbox = new Outbox();
        Send(outbox, "'a', 'a', 'b' | ", "1").ShouldSucceed();

        Send(outbox, "'a', 'a', 'b', 'a' | ", "1").ShouldSucceed();

        outbox.Texts.ShouldBe(["a", "a", "b", "a"]);
    }

    [Fact]
    public void A_key_binds_from_a_column_and_identifies_one_message()
    {
        const string Keyed = "1..2 | ForEach-Object { [pscustomobject]@{ ThreadId = [string]$_; Text = $text; Key = \"order-$_\" } } | ";
        using var outbox = new Outbox();
        outbox.Run("$text = 'first'");
        Send(outbox, Keyed).ShouldSucceed();
        Send(outbox, Keyed).Output.Count.ShouldBe(2);
        outbox.Run("$text = 'second'");

        SessionResult other = Send(outbox, Keyed.Replace("1..2", "1..3", StringComparison.Ordinal));

        other.Terminating.ShouldBeNull();
        other.Errors.Count.ShouldBe(2);
        ErrorRecord error = other.Errors[0];
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotJournalRefused,");
        error.Exception.Message.ShouldContain("order-1");
        error.ErrorDetails.RecommendedAction.ShouldContain("Keep this journal");
        outbox.Texts.ShouldBe(["first", "first", "second"]);
        Send(outbox, "1, 1 | ForEach-Object { [pscustomobject]@{ ThreadId = '9'; Text = 'x'; Key = 'same' } } | ")
            .Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        outbox.Texts.Count.ShouldBe(4);
    }

    [Fact]
    public void An_empty_key_is_ignored_and_a_long_key_is_rejected()
    {
        const string Keys = "'k1', '', 'x' | ForEach-Object { [pscustomobject]@{ ThreadId = '1'; Text = \"of '$_'\"; "
            + "Key = if ($_ -eq 'x') { 'x' * 501 } else { $_ } } } | ";
        using var outbox = new Outbox();

        Send(outbox, Keys).Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        Send(outbox, Keys).Errors.Count.ShouldBe(1);

        outbox.Texts.ShouldBe(["of 'k1'", "of ''"]);
    }

    [Theory]
    [InlineData("$folder", "it is a folder")]
    [InlineData("\"$folder/none/a.journal\"", "its folder does not exist")]
    [InlineData("'env:foo'", "has no files")]
    public void Send_rejects_an_invalid_journal_path_with_a_reason(string path, string reason)
    {
        using var outbox = new Outbox();
        outbox.Session.Runspace.SessionStateProxy.SetVariable("folder", _folder.Path);

        ErrorRecord error = outbox.RunTrapped($"Send-HubSpotThreadMessage 1 Hi @rest -Journal {path}").Terminating
            .ShouldNotBeNull().ErrorRecord;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotJournalNotWritten,");
        error.Exception.Message.ShouldContain(reason);
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
        outbox.ThreadIds.ShouldBeEmpty();
    }

    [Fact]
    public void Send_rejects_the_journal_of_another_run_before_sending()
    {
        using var outbox = new Outbox();
        Send(outbox, Rows(3)).ShouldSucceed();

        SessionResult other = Send(outbox, "'x', 'y', 'z' | ", "77");

        other.Terminating.ShouldNotBeNull().ErrorRecord.FullyQualifiedErrorId.ShouldStartWith("HubSpotJournalRefused,");
        outbox.ThreadIds.Count.ShouldBe(3);
    }

    [Fact]
    public void A_single_message_can_be_added_to_a_journal()
    {
        using var outbox = new Outbox();
        Send(outbox, Rows(2)).ShouldSucceed();

        Send(outbox, string.Empty, "77 Hello").ShouldSucceed();
        Send(outbox, string.Empty, "77 Hello").ShouldSucceed();

        outbox.ThreadIds.ShouldBe(["1", "2", "77"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Verify", "Verified", 1)]
    [InlineData("Resend", "Sent", 2)]
    [InlineData("Stop", null, 1)]
    public void OnUnknown_decides_what_happens_to_messages_in_flight(string onUnknown, string? outcome, int stored)
    {
        var account = new SandboxAccount();
        using var session = new ModuleSession();
        Use(session, account);
        const string Message = "param($journal) Send-HubSpotThreadMessage 6065362089 'In flight' -Connection $c "
            + "-Sender A-52301001 -Journal $journal -OnUnknown ";
        session.Run(Message + "Verify", Journal).ShouldSucceed();
        string[] lines = File.ReadAllLines(Journal);
        File.WriteAllLines(Journal, lines.Where(static line => !line.Contains("\"event\":\"sent\"", StringComparison.Ordinal)));

        // A new connection does not remember earlier sends, just like a new process.
        Use(session, account);
        SessionResult again = session.Run(Message + onUnknown, Journal);

        again.Output.Select(static sent => (string?)sent.Properties["SendOutcome"].Value)
            .ShouldBe(outcome is null ? [] : [outcome]);
        again.Errors.Count.ShouldBe(outcome is null ? 1 : 0);
        account.StoredTexts(SandboxData.EmailThreadId).Count(static text => text == "In flight").ShouldBe(stored);
    }

    [Fact]
    public void The_journal_contains_no_text_address_or_token()
    {
        using var outbox = new Outbox(static request => request.Target.Contains("/threads/2/", StringComparison.Ordinal)
            ? LoopbackReply.Response(400, $$"""{"category":"VALIDATION_ERROR","message":"'{{Canary}}' for jane@example.com is no text"}""")
            : Replies.Sent);

        Send(outbox, $"1..3 | ForEach-Object {{ [pscustomobject]@{{ ThreadId = [string]$_; Text = '{Canary}' }} }} | ");

        string journal = File.ReadAllText(Journal);
        journal.ShouldNotContain(Canary);
        journal.ShouldNotContain("jane");
        journal.ShouldNotContain("test-token");
        journal.ShouldContain("\"failed\"");
    }

    [Fact]
    public void WhatIf_creates_no_journal()
    {
        using var outbox = new Outbox();

        Send(outbox, Rows(2), "-WhatIf").ShouldSucceed();

        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
        outbox.ThreadIds.ShouldBeEmpty();
    }

    [Fact]
    public void Two_runs_cannot_use_one_journal_at_the_same_time()
    {
        using var outbox = new Outbox();
        using var other = new ModuleSession();
        other.Runspace.SessionStateProxy.SetVariable("c", outbox.Run("Get-HubSpotConnection").Single.BaseObject);
        other.Runspace.SessionStateProxy.SetVariable("rest", outbox.Run("$rest").Single.BaseObject);
        ErrorRecord? refused = null;
        outbox.Session.Runspace.SessionStateProxy.SetVariable("between", new Action(() => refused ??= other.Run(
            "param($journal) try { Send-HubSpotThreadMessage 5 Hi @rest -Connection $c -Journal $journal } catch { throw }",
            Journal).Terminating?.ErrorRecord));

        outbox.Run(
            $"param($journal) {Rows(3)} Send-HubSpotThreadMessage @rest -Journal $journal | ForEach-Object {{ $between.Invoke() }}", Journal)
            .ShouldSucceed();

        refused.ShouldNotBeNull().FullyQualifiedErrorId.ShouldStartWith("HubSpotJournalInUse,");
        refused.Exception.Message.ShouldContain(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        outbox.ThreadIds.Count.ShouldBe(3);
    }

    private static void Use(ModuleSession session, SandboxAccount account)
        => session.Runspace.SessionStateProxy.SetVariable(
            "c", StagedConnection.Over(session, account.CreateHandler(), TimeProvider.System));

    private static string Rows(int count)
        => $"1..{count} | ForEach-Object {{ [pscustomobject]@{{ ThreadId = [string]$_; Text = \"Text $_\" }} }} | ";

    private SessionResult Send(Outbox outbox, string input, string arguments = "")
        => outbox.Run(
            $"param($journal) try {{ {input} Send-HubSpotThreadMessage {arguments} @rest -Journal $journal }} catch {{ throw }}",
            Journal);
}
