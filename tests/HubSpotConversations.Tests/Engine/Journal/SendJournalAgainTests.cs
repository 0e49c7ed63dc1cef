using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Journal;

/// <summary>Resending messages from a journal, and reading a journal while another session writes it.</summary>
public sealed class SendJournalAgainTests : IDisposable
{
    // Only a guard, so that a call that never ends does not block the other tests.
    private const int Guard = 60_000;

    private const string Failed = "Get-HubSpotSendJournal -LiteralPath $journal -Status Failed";
    private const string Serializer = "[System.Management.Automation.PSSerializer]";
    private const string Reimported = Serializer + "::Deserialize(" + Serializer + "::Serialize((" + Failed + ")))";
    private const string Everything = "Get-HubSpotSendJournal -LiteralPath $journal -Status Sent, Failed, Unknown, InFlight";

    private readonly TemporaryFolder _folder = new();
    private readonly Outbox _outbox;
    private LoopbackReply _reply = Replies.Refused(400);

    public SendJournalAgainTests()
    {
        _outbox = new Outbox(_ => _reply);
        _outbox.Session.Runspace.SessionStateProxy.SetVariable("journal", Path.Combine(_folder.Path, "a.journal"));
    }

    public void Dispose()
    {
        _outbox.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Failed)]
    [InlineData(Reimported)]
    public void Failed_messages_are_resent_under_their_own_keys(string entries)
    {
        Fail("-JournalText");

        SessionResult result = _outbox.Run($"{entries} | Send-HubSpotThreadMessage -Journal $journal");

        result.ShouldSucceed().Output.Count.ShouldBe(2);
        _outbox.RawBodies.Skip(2).ShouldBe(_outbox.RawBodies.Take(2));
        Summary("Total Sent Failed").ShouldBe(["2", "2", "0"]);
    }

    [Fact]
    public void Entries_restored_from_JSON_can_be_resent()
    {
        Fail("-JournalText");
        PSObject entry = _outbox.Run(Failed).Output[0];

        // Builds the object that ConvertFrom-Json would return, because this engine lacks that cmdlet.
        var draft = (PSObject)PSObject.AsPSObject(PSSerializer.Deserialize(PSSerializer.Serialize(entry, 7))).Properties["Draft"].Value;
        draft.TypeNames.Clear();
        var plain = new PSObject();
        foreach (string name in new[] { "Key", "ThreadId", "Status", "Attempts", "StartedAt" })
        {
            plain.Properties.Add(new PSNoteProperty(name, entry.Properties[name].Value));
        }

        plain.Properties.Add(new PSNoteProperty("Draft", draft));

        _outbox.Session.RunWithInput("$input | Send-HubSpotThreadMessage -Journal $journal", [plain]).ShouldSucceed();

        _outbox.RawBodies[2].ShouldBe(_outbox.RawBodies[0]);
        Summary("Total Sent Failed").ShouldBe(["2", "1", "1"]);
    }

    [Fact]
    public void A_repeated_run_recognizes_messages_resent_from_its_journal()
    {
        _outbox.Session.Runspace.SessionStateProxy.SetVariable("token", Secrets.Of("test-token"));
        _outbox.Run("$rest.Remove('SenderActorId'); $null = Connect-HubSpot -BaseUri (Get-HubSpotConnection).BaseUri -AccessToken $token -SkipCheck -MaxRetry 0 -DefaultSender A-9")
            .ShouldSucceed();
        Fail("-JournalText");
        _outbox.Run($"{Failed} | Send-HubSpotThreadMessage -Journal $journal").ShouldSucceed();
        _outbox.Bodies[3]["senderActorId"]!.ToString().ShouldBe("A-9");

        SessionResult again = _outbox.Run("'one', 'two' | Send-HubSpotThreadMessage 1 @rest -Journal $journal");

        again.ShouldSucceed().Output.Select(static m => m.Properties["SendOutcome"].Value).ShouldBe(["AlreadySent", "AlreadySent"]);
        _outbox.Bodies.Count.ShouldBe(4);
    }

    [Fact]
    public void Sent_messages_are_not_resent()
    {
        _reply = Replies.Sent;
        _outbox.Run("'one', 'two' | Send-HubSpotThreadMessage 1 @rest -Journal $journal -JournalText").ShouldSucceed();

        SessionResult result = _outbox.Run($"{Everything} | Send-HubSpotThreadMessage -Journal $journal");

        result.ShouldSucceed().Output.Select(static m => m.Properties["SendOutcome"].Value).ShouldBe(["AlreadySent", "AlreadySent"]);
        _outbox.Texts.ShouldBe(["one", "two"]);
    }

    [Fact]
    public void Messages_with_an_unknown_outcome_are_not_resent_with_OnUnknown_Stop()
    {
        _reply = LoopbackReply.Drop();
        _outbox.Run("Send-HubSpotThreadMessage 1 one @rest -Journal $journal -JournalText -OnUnknown Stop");
        Summary("Total Unknown").ShouldBe(["1", "1"]);
        _reply = Replies.Sent;

        SessionResult result = _outbox.Run(
            "(Get-HubSpotSendJournal -LiteralPath $journal).Unknowns | Send-HubSpotThreadMessage -Journal $journal -OnUnknown Stop");

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotDeliveryUnknown,");
        _outbox.Texts.ShouldBe(["one"]);
    }

    [Theory]
    [InlineData("", "Specify the same journal with -Journal")]
    [InlineData("-Journal ($journal + '2')", "has no message with the key")]
    public void Entries_can_only_be_resent_with_their_own_journal(string arguments, string reason)
    {
        Fail("-JournalText");

        SessionResult result = _outbox.Run($"{Failed} | Send-HubSpotThreadMessage {arguments}");

        result.Output.ShouldBeEmpty();
        result.Errors.Count.ShouldBe(2);
        result.Errors.ShouldAllBe(error => error.FullyQualifiedErrorId.StartsWith("HubSpotValidationFailed,") && error.Exception.Message.Contains(reason));
        _outbox.Texts.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage -Journal $journal", "has no text")]
    [InlineData("New-HubSpotThreadMessage", "has no text")]
    [InlineData("Add-HubSpotThreadComment", "internal note")]
    public void Entries_without_text_report_an_error_each(string cmdlet, string reason)
    {
        Fail("");

        foreach (string script in new[] { Failed, Reimported })
        {
            SessionResult result = _outbox.Run($"{script} | {cmdlet}");

            result.Output.ShouldBeEmpty();
            result.Errors.Count.ShouldBe(2);
            result.Errors.ShouldAllBe(error => error.FullyQualifiedErrorId.StartsWith("HubSpotValidationFailed,") && error.Exception.Message.Contains(reason));
        }

        _outbox.Texts.Count.ShouldBe(2);
    }

    [Fact]
    public void The_command_line_overrides_the_draft()
    {
        Fail("-JournalText");

        _outbox.Run($"{Failed} | Send-HubSpotThreadMessage -Sender A-7 -Journal $journal -JournalText").ShouldSucceed();
        _outbox.Run($"{Everything} | New-HubSpotThreadMessage -Text other").ShouldSucceed()
            .Output.ShouldAllBe(static draft => (string)draft.Properties["Text"].Value == "other");

        _outbox.Texts.Skip(2).ShouldBe(["one", "two"]);
        _outbox.Bodies[2]["senderActorId"]!.ToString().ShouldBe("A-7");
    }

    [Fact]
    public void Send_rejects_a_draft_that_lost_its_recipients()
    {
        Fail("-JournalText");

        SessionResult result = _outbox.Run(
            Serializer + "::Deserialize((" + Serializer + "::Serialize((" + Failed + ")[0])"
            + " -replace '(?s)<LST>.*</LST>', '<LST><S>x</S></LST>')) | Send-HubSpotThreadMessage -Journal $journal");

        result.Output.ShouldBeEmpty();
        result.SingleError.Exception.Message.ShouldContain("without all of its recipients");
    }

    [Fact]
    public void The_journal_contains_no_token_and_no_content_unless_JournalText_is_set()
    {
        const string Script = "'CANARY one' | Send-HubSpotThreadMessage 1 -RichText '<b>CANARY</b>' -Subject 'CANARY subject' "
            + "-Recipient canary@example.com -ChannelId EMAIL -ChannelAccountId 5 -Sender A-1 -Journal $journal ";
        _reply = LoopbackReply.Response(400, """{"status":"error","message":"CANARY one to canary@example.com is refused","category":"VALIDATION_ERROR"}""");

        _outbox.Run(Script);
        string text = _folder.Read("a.journal");

        text.ShouldContain("\"event\":\"failed\"");
        text.ShouldNotContain("canary", Case.Insensitive);
        text.ShouldNotContain("test-token");
        _outbox.Run(Script + "-JournalText");
        _folder.Read("a.journal").ShouldContain("CANARY subject");
        _folder.Read("a.journal").ShouldNotContain("test-token");
    }

    [Fact(Timeout = Guard)]
    public async Task A_journal_can_be_read_while_another_session_writes_it()
    {
        using var arrived = new SemaphoreSlim(0);
        using var gate = new ManualResetEventSlim();
        using var outbox = new Outbox(_ =>
        {
            arrived.Release();
            gate.Wait(TestContext.Current.CancellationToken);
            return Replies.Sent;
        });
        string path = Path.Combine(_folder.Path, "b.journal");
        outbox.Session.Runspace.SessionStateProxy.SetVariable("journal", path);
        using var shell = PowerShell.Create(outbox.Session.Runspace);
        Task<PSDataCollection<PSObject>> call = shell.AddScript("Send-HubSpotThreadMessage 1 one @rest -Journal $journal").InvokeAsync();
        await arrived.WaitAsync(TestContext.Current.CancellationToken);
        _outbox.Session.Runspace.SessionStateProxy.SetVariable("journal", path);

        Summary("Total InFlight Sent Runs IsTorn").ShouldBe(["1", "1", "0", "1", "False"]);
        _outbox.Run(Everything)["Status"].ShouldBe("InFlight");
        gate.Set();
        await call;

        shell.Streams.Error.ShouldBeEmpty();
        Summary("Total InFlight Sent Runs IsTorn").ShouldBe(["1", "0", "1", "1", "False"]);
    }

    /// <summary>Sends two messages that HubSpot rejects. HubSpot accepts every later message.</summary>
    private void Fail(string arguments)
    {
        SessionResult result = _outbox.Run($"'one', 'two' | Send-HubSpotThreadMessage 1 @rest -Journal $journal {arguments}");
        result.Output.ShouldBeEmpty();
        result.Errors.Count.ShouldBe(2);
        _outbox.Texts.ShouldBe(["one", "two"]);
        _reply = Replies.Sent;
    }

    private string[] Summary(string names)
    {
        PSObject summary = _outbox.Run("Get-HubSpotSendJournal -LiteralPath $journal").Single;
        return [.. names.Split(' ').Select(name => $"{summary.Properties[name].Value}")];
    }
}
