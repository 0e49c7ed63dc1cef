using System.Management.Automation;
using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Channels;

/// <summary>Publish-HubSpotChannelMessage -Journal.</summary>
public sealed class ChannelJournalTests : IDisposable
{
    private const string Publish = "Publish-HubSpotChannelMessage -ChannelId 9 -ChannelAccountId 5 -Sender canary-sender ";

    private const string Rows = "'a', 'a', 'b', 'c' | ForEach-Object { [pscustomobject]@{ Text = \"canary-text $_\" } } | " + Publish;

    private readonly TemporaryFolder _folder = new();

    private string Journal => Path.Combine(_folder.Path, "channel.journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_resumed_run_publishes_only_what_failed()
    {
        int requests = 0;
        using var server = new LoopbackServer(
            _ => Interlocked.Increment(ref requests) == 3 ? Replies.Refused(400) : Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult first = Run(session, Rows);
        SessionResult second = Run(session, Rows).ShouldSucceed();

        first.Output.Count.ShouldBe(3);
        first.Errors.ShouldHaveSingleItem().ToString().ShouldStartWith("Row 3:");
        first.Warnings.ShouldHaveSingleItem().ShouldStartWith("3 of 4 messages were sent: 1 failed.");
        Values(second, "SendOutcome").ShouldBe(["AlreadySent", "AlreadySent", "Sent", "AlreadySent"]);
        Values(second, "ThreadId").ShouldBe(["123", "123", "123", "123"]);
        Texts(server).ShouldBe(["canary-text a", "canary-text a", "canary-text b", "canary-text c", "canary-text b"]);
    }

    [Fact]
    public void A_message_of_unknown_outcome_keeps_its_id_in_the_next_run()
    {
        int requests = 0;
        using var server = new LoopbackServer(
            _ => Interlocked.Increment(ref requests) == 2 ? LoopbackReply.Response(500, "{}") : Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        Run(session, Rows).Errors.ShouldHaveSingleItem();
        PSObject entry = session.Run("param($path) Get-HubSpotSendJournal -LiteralPath $path -Status Unknown", Journal).Single;
        Run(session, Rows).ShouldSucceed();
        string[] ids = Ids(server);
        session.Run("param($path) " + Rows + "-Journal $path", Path.Combine(_folder.Path, "other.journal")).ShouldSucceed();

        entry.Properties["ThreadId"].Value.ShouldBeNull();
        ids.Length.ShouldBe(5);
        ids[4].ShouldBe(ids[1]);
        ids.Distinct().Count().ShouldBe(4);
        Ids(server).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void The_key_of_the_user_is_the_id_and_identifies_the_message()
    {
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        Run(session, Publish + "-Text one -Key order-1").ShouldSucceed();
        Run(session, Publish + "-Text one -Key order-1").ShouldSucceed();
        SessionResult other = Run(session, Publish + "-Text two -Key order-1");

        Ids(server).ShouldBe(["order-1"]);
        ErrorRecord error = other.SingleError;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotJournalRefused,");
        error.Exception.Message.ShouldContain("order-1");
    }

    [Theory]
    [InlineData("Text", "'other'")]
    [InlineData("Html", "'<p>Hi</p>'")]
    [InlineData("Direction", "'Outgoing'")]
    [InlineData("Sender", "'other'")]
    [InlineData("SenderName", "'Jane'")]
    [InlineData("Recipient", "'desk'")]
    [InlineData("RecipientName", "'Desk'", "Recipient = 'desk'")]
    [InlineData("Timestamp", "'2026-11-24T12:00:00Z'")]
    [InlineData("InReplyToId", "'m1'")]
    [InlineData("IntegrationThreadId", "'t1'")]
    [InlineData("ContactId", "701")]
    [InlineData("MatchedContact", "@{ ContactId = 701; MatchedProperties = 'email' }")]
    [InlineData("Attachment", "190001")]
    [InlineData("Attachment", "@{ Type = 'LOCATION'; Latitude = 1; Longitude = 3 }", "Attachment = @{ Type = 'LOCATION'; Latitude = 1; Longitude = 2 }")]
    public void Another_message_with_the_same_key_is_rejected(string parameter, string value, string first = "")
    {
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);
        const string Send = "Publish-HubSpotChannelMessage @message ";

        SessionResult result = session.RunTrapped(
            $"$path = '{Journal}'; $message = @{{ ChannelId = 9; ChannelAccountId = 5; Text = 'Hi'; Sender = 'jane'; Key = 'k'; "
            + $"Journal = $path; {first} }}; {Send}; {Send}; $message['{parameter}'] = {value}; {Send}");

        Values(result, "SendOutcome").ShouldBe(["Sent", "AlreadySent"]);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotJournalRefused,");
        server.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Journal $path")]
    public void Two_messages_with_one_key_are_rejected(string journal)
    {
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run(
            "param($path) 'a', 'b' | ForEach-Object { [pscustomobject]@{ Text = $_; Key = 'k' } } | " + Publish + journal, Journal);

        result.Output.Count.ShouldBe(1);
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        error.ToString().ShouldStartWith("Row 2 (key k): Two messages of this run have the key 'k'");
        Texts(server).ShouldBe(["a"]);
    }

    [Fact]
    public void The_journal_contains_no_text_and_no_person()
    {
        using var server = new LoopbackServer(static request => LoopbackReply.Response(
            400, $$"""{"message":"'canary-sender' (Canary Name) said '{{(string)JsonNode.Parse(request.Body)!["text"]!}}'"}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        Run(session, Rows + "-SenderName 'Canary Name' -Recipient canary-recipient").Errors.Count.ShouldBe(4);

        string journal = File.ReadAllText(Journal);
        journal.ShouldContain("HubSpotValidationFailed");
        journal.ShouldNotContain("canary", Case.Insensitive);
    }

    [Fact]
    public void The_journal_shows_the_threads_and_verifies_the_deliveries()
    {
        using var session = new ChannelSession();

        SessionResult result = session.Run($$"""
            $path = '{{Journal}}'
            $null = 'one', 'two' | ForEach-Object { [pscustomobject]@{ Text = $_; Sender = "desk"; Recipient = "jane-$_"; Key = $_ } } |
                Publish-HubSpotChannelMessage -Direction Outgoing -Journal $path @to
            $entries = Get-HubSpotSendJournal -LiteralPath $path -Status Sent
            $entries[1] | Set-HubSpotChannelMessage -ChannelId $to.ChannelId -Status Failed -ErrorMessage 'The disk is full.'
            $summary = Get-HubSpotSendJournal -LiteralPath $path -Verify -WarningAction SilentlyContinue
            "$($summary.Sent) $($summary.DeliveryFailed)"
            ($entries | Get-HubSpotThreadMessage -Type MESSAGE).Text
            """).ShouldSucceed();

        result.Texts.ShouldBe(["1 1", "one", "two"]);
    }

    [Fact]
    public void WhatIf_creates_no_journal()
    {
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, host: new StubHost());

        Run(session, Rows + "-WhatIf").ShouldSucceed().Output.ShouldBeEmpty();

        File.Exists(Journal).ShouldBeFalse();
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void A_rejected_token_ends_the_run_and_every_message_is_counted()
    {
        int requests = 0;
        using var server = new LoopbackServer(
            _ => Interlocked.Increment(ref requests) == 1 ? Replies.Sent : Replies.Unauthorized());
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = Run(session, Rows);

        result.Terminating.ShouldNotBeNull();
        result.Output.Count.ShouldBe(1);
        server.Requests.Count.ShouldBeLessThanOrEqualTo(3);
        result.Warnings.ShouldHaveSingleItem().ShouldContain("1 of");
    }

    private SessionResult Run(ModuleSession session, string script)
        => session.RunTrapped($"$path = '{Journal}'; {script} -Journal $path");

    private static string[] Values(SessionResult result, string property)
        => [.. result.Output.Select(item => (string)item.Properties[property].Value)];

    private static string[] Texts(LoopbackServer server) => Field(server, "text");

    private static string[] Ids(LoopbackServer server) => Field(server, "integrationIdempotencyId");

    private static string[] Field(LoopbackServer server, string name)
        => [.. server.Requests.Select(request => (string)JsonNode.Parse(request.Body)![name]!)];
}
