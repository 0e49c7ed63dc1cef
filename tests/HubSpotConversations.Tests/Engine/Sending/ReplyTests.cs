using System.Globalization;
using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>Replies with just a text: the values that the module takes from the thread.</summary>
public sealed class ReplyTests : IDisposable
{
    private const string Incoming =
        """
        {"type":"MESSAGE","id":"m3","conversationsThreadId":"7","createdAt":"2026-11-09T00:00:00Z","direction":"INCOMING","channelId":"1002","channelAccountId":"5","subject":"RE: re:  Offer",
         "senders":[{"actorId":"V-9","name":"Jane","senderField":"FROM","deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"jane@example.com"}}],
         "recipients":[{"recipientField":"TO","deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"Us@acme.example"}},
          {"recipientField":"TO","name":"Bob","deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"bob@example.com"}},
          {"recipientField":"CC","actorId":"E-boss@example.com","deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"boss@example.com"}},
          {"recipientField":"CC","actorId":"A-3","deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"colleague@acme.example"}},
          {"recipientField":"BCC","deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"hidden@example.com"}}]}
        """;

    private const string Outgoing =
        """
        {"type":"MESSAGE","id":"m4","conversationsThreadId":"7","createdAt":"2026-11-10T00:00:00Z","direction":"OUTGOING","channelId":"1002","channelAccountId":"5","subject":"Offer",
         "senders":[{"actorId":"A-1"}],"recipients":[{"recipientField":"TO","deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"jane@example.com"}}]}
        """;

    private const string Comment = """{"type":"COMMENT","id":"c5","conversationsThreadId":"7","createdAt":"2026-11-11T00:00:00Z","text":"note"}""";

    private bool _refusesFirst;
    private readonly List<string> _history = [Comment, Outgoing, Incoming];
    private readonly LoopbackServer _server;
    private readonly ModuleSession _session;
    private string _account = """{"id":"5","name":"Us","channelId":"1002","active":true,"authorized":true,"archived":false,"deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"us@acme.example"}}""";

    public ReplyTests()
    {
        _server = new LoopbackServer(Reply);
        _session = ModuleSession.ConnectedTo(_server.Uri, "-DefaultSender A-1");
    }

    private JsonNode Sent => JsonNode.Parse(_server.Requests.Where(static r => r.Method == "POST").ShouldHaveSingleItem().Body)!;

    private IEnumerable<string> RequestLines
        => _server.Requests.Select(static r => $"{r.Method} {r.Target.Split('?')[0]}");

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void Send_replies_with_just_a_thread_and_a_text()
    {
        _session.Run("Send-HubSpotThreadMessage -ThreadId 7 -Text 'Thanks!'").ShouldSucceed();

        Sent.ToJsonString().ShouldBe(
            """{"type":"MESSAGE","text":"Thanks!","attachments":[],"recipients":[{"actorId":"V-9","name":"Jane","recipientField":"TO","deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"jane@example.com"}]}],"senderActorId":"A-1","channelId":"1002","channelAccountId":"5","subject":"Re: Offer"}""");
        RequestLines.ShouldBe(
        [
            "GET /conversations/v3/conversations/threads/7/messages",
            "GET /conversations/v3/conversations/channel-accounts/5",
            "POST /conversations/v3/conversations/threads/7/messages",
        ]);
    }

    [Fact]
    public void The_channel_account_is_requested_once()
    {
        _session.Run("7, 7 | ForEach-Object { Send-HubSpotThreadMessage $_ 'Thanks!' }").ShouldSucceed();

        RequestLines.Count(static a => a.Contains("channel-accounts", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ThrottleLimit 1")]
    [InlineData("-Confirm:$false -Unordered")]
    public void Many_rows_to_the_same_threads_read_each_thread_once(string options)
    {
        _session.Run(
            $"1..10 | ForEach-Object {{ [pscustomobject]@{{ ThreadId = 7 + $_ % 2; Text = \"Row $_\" }} }} | Send-HubSpotThreadMessage {options}")
            .ShouldSucceed().Output.Count.ShouldBe(10);

        RequestLines.Count(static a => a.StartsWith("GET", StringComparison.Ordinal) && a.EndsWith("/messages", StringComparison.Ordinal))
            .ShouldBe(2);
    }

    [Fact]
    public void A_thread_is_read_again_after_a_failure()
    {
        _refusesFirst = true;

        SessionResult result = _session.Run("'One', 'Two', 'Three' | Send-HubSpotThreadMessage 7");

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        result.Output.Count.ShouldBe(2);
        RequestLines.Count(static a => a.StartsWith("GET", StringComparison.Ordinal) && a.EndsWith("/messages", StringComparison.Ordinal))
            .ShouldBe(2);
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 7 Hi -ReplyAll")]
    [InlineData("Get-HubSpotThreadMessage 7 | Where-Object MessageId -EQ m3 | Send-HubSpotThreadMessage -Text Hi -ReplyAll")]
    public void ReplyAll_copies_the_other_recipients_except_us_and_Bcc(string script)
    {
        _session.Run(script).ShouldSucceed();

        Sent["recipients"]!.AsArray().Select(static r => $"{r!["recipientField"]} {r["deliveryIdentifiers"]![0]!["value"]} {r["actorId"]}".Trim())
            .ShouldBe(["TO jane@example.com V-9", "CC bob@example.com", "CC boss@example.com"]);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ ThreadId = 7; Text = 'Hi'; Recipient = 'other@x.com' }")]
    [InlineData("[pscustomobject]@{ ThreadId = 7; Text = 'Hi'; Recipients = @{ EmailAddress = 'other@x.com' } }")]
    public void Reply_all_sends_to_the_recipient_of_a_row_and_copies_the_others(string row)
    {
        _session.Run($"{row} | Send-HubSpotThreadMessage -ReplyAll").ShouldSucceed();

        Sent["recipients"]!.AsArray().Select(static r => r!["deliveryIdentifiers"]![0]!["value"]!.ToString())
            .ShouldBe(["other@x.com", "bob@example.com", "boss@example.com"]);
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 7 Hi -Cc boss@x.com")]
    [InlineData("Send-HubSpotThreadMessage 7 Hi -Recipient @{ EmailAddress = 'boss@x.com'; RecipientField = 'Cc' }")]
    [InlineData("[pscustomobject]@{ ThreadId = 7; Text = 'Hi'; CC = 'boss@x.com' } | Send-HubSpotThreadMessage")]
    [InlineData("Get-HubSpotThreadMessage 7 | Where-Object MessageId -EQ m3 | Send-HubSpotThreadMessage -Text Hi -Cc boss@x.com")]
    [InlineData("New-HubSpotThreadMessage 7 Hi -Cc boss@x.com | Send-HubSpotThreadMessage")]
    public void A_copy_is_added_to_the_customer(string script)
    {
        _session.Run(script).ShouldSucceed();

        Sent["recipients"]!.AsArray().Select(static r => $"{r!["recipientField"]} {r["deliveryIdentifiers"]![0]!["value"]}")
            .ShouldBe(["TO jane@example.com", "CC boss@x.com"]);
    }

    [Fact]
    public void Copies_take_several_addresses_and_stay_beside_explicit_recipients()
    {
        _session.Run("Send-HubSpotThreadMessage 7 Hi -Recipient a@x.com -Cc 'b@x.com; c@x.com' -Bcc d@x.com").ShouldSucceed();

        Sent["recipients"]!.AsArray().Select(static r => $"{r!["recipientField"]} {r["deliveryIdentifiers"]![0]!["value"]}")
            .ShouldBe(["TO a@x.com", "CC b@x.com", "CC c@x.com", "BCC d@x.com"]);
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 7 Hi -Cc JANE@example.com, boss@x.com")]
    [InlineData("Get-HubSpotThreadMessage 7 | Where-Object MessageId -EQ m3 | Send-HubSpotThreadMessage -Text Hi -Cc JANE@example.com, boss@x.com")]
    public void The_customer_is_not_copied_too(string script)
    {
        _session.Run(script).ShouldSucceed();

        Sent["recipients"]!.AsArray().Select(static r => $"{r!["recipientField"]} {r["deliveryIdentifiers"]![0]!["value"]}")
            .ShouldBe(["TO jane@example.com", "CC boss@x.com"]);
    }

    [Fact]
    public void A_message_with_copied_recipients_only_is_rejected()
    {
        _history.Remove(Incoming);

        ShouldReject("Send-HubSpotThreadMessage 7 Hi -Cc boss@x.com", "Recipient", "-Recipient jane@example.com");
    }

    [Theory]
    [InlineData("Id", "ThreadId")]
    [InlineData("Message", "Text")]
    [InlineData("Body", "Text")]
    [InlineData("Text ", "Text")]
    [InlineData("Thread_Id", "ThreadId")]
    [InlineData("Recipent", "Recipient")]
    [InlineData("Subjectt", "Subject")]
    [InlineData("Sendor", "Sender")]
    public void A_column_that_looks_like_a_parameter_is_reported_once(string column, string parameter)
    {
        SessionResult result = _session.Run(
            $"1..3 | ForEach-Object {{ [pscustomobject]@{{ '{column}' = 'x'; Key = 1; Order = 1 }} }} | Send-HubSpotThreadMessage -ThreadId 7 -Text Hi");

        result.Output.Count.ShouldBe(3);
        string warning = result.Warnings.ShouldHaveSingleItem();
        warning.ShouldContain($"The column '{column.Trim()}' is ignored");
        warning.ShouldContain($"rename it to {parameter}.");
    }

    [Fact]
    public void A_column_beside_the_one_that_binds_is_not_reported()
        => _session.Run("[pscustomobject]@{ Id = 1; ThreadId = 7; Text = 'Hi'; Message = 'x'; To = 'x'; Recipients = 'a@x.com' } | Send-HubSpotThreadMessage")
            .ShouldSucceed().Warnings.ShouldBeEmpty();

    [Fact]
    public void A_row_without_usable_columns_is_reported_with_its_columns()
    {
        SessionResult result = _session.Run("[pscustomobject]@{ Nummer = 7; Inhalt = 'Hi' } | Send-HubSpotThreadMessage");

        result.SingleError.Exception.Message.ShouldContain("It has these properties: Nummer, Inhalt.");
    }

    [Fact]
    public void Explicit_values_are_never_replaced()
    {
        _session.Run("Send-HubSpotThreadMessage 7 Hi -Recipient other@x.com -Subject Mine -Sender A-2").ShouldSucceed();

        Sent["recipients"]![0]!["deliveryIdentifiers"]![0]!["value"]!.ToString().ShouldBe("other@x.com");
        Sent["subject"]!.ToString().ShouldBe("Mine");
        Sent["senderActorId"]!.ToString().ShouldBe("A-2");
    }

    [Fact]
    public void A_complete_message_is_sent_without_reading_the_thread()
    {
        _session.Run("Send-HubSpotThreadMessage 7 Hi -Recipient other@x.com -ChannelId EMAIL -ChannelAccountId 6").ShouldSucceed();

        RequestLines.ShouldHaveSingleItem();
        Sent.AsObject().ContainsKey("subject").ShouldBeFalse();
    }

    [Fact]
    public void The_reply_goes_to_the_piped_message()
    {
        _history.Insert(0, Incoming.Replace("jane@", "newer@", StringComparison.Ordinal).Replace("m3", "m9", StringComparison.Ordinal));

        _session.Run("Get-HubSpotThreadMessage 7 | Where-Object MessageId -EQ m3 | Send-HubSpotThreadMessage -Text Hi").ShouldSucceed();

        Sent["recipients"]![0]!["deliveryIdentifiers"]![0]!["value"]!.ToString().ShouldBe("jane@example.com");
        Sent["subject"]!.ToString().ShouldBe("Re: Offer");
    }

    [Theory]
    [InlineData("-ThreadId 8", "8")]
    [InlineData("-ChannelId LIVE_CHAT", "7")]
    public void A_reply_elsewhere_does_not_use_the_recipients_and_account_of_the_piped_message(
        string elsewhere, string threadId)
    {
        _history.Add(Chat("INCOMING", """{"actorId":"V-9","deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"browser-1"}}""", "")
            .Replace("\"channelAccountId\":\"5\"", "\"channelAccountId\":\"6\"", StringComparison.Ordinal));
        string other = Incoming.Replace("jane@", "somebody-else@", StringComparison.Ordinal);
        _session.Run("$message = Get-HubSpotThreadMessage 7 | Where-Object MessageId -EQ m3").ShouldSucceed();
        _history[_history.IndexOf(Incoming)] = other;

        _session.Run($"$message | Send-HubSpotThreadMessage -Text Hi {elsewhere}").ShouldSucceed();

        LoopbackRequest post = _server.Requests.Single(static r => r.Method == "POST");
        post.Target.ShouldContain($"/threads/{threadId}/");
        post.Body.ShouldContain(threadId == "8" ? "somebody-else@example.com" : "browser-1");
        post.Body.ShouldNotContain("jane@example.com");
        Sent["channelAccountId"]!.ToString().ShouldBe(threadId == "8" ? "5" : "6");
    }

    [Fact]
    public void A_reply_to_a_piped_outgoing_message_goes_to_the_same_recipients()
    {
        _session.Run("Get-HubSpotThreadMessage 7 -Direction Outgoing | Send-HubSpotThreadMessage -Text Hi").ShouldSucceed();

        Sent["recipients"]!.ToJsonString().ShouldBe(
            """[{"recipientField":"TO","deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"jane@example.com"}]}]""");
    }

    [Fact]
    public void Send_replies_to_a_piped_thread()
    {
        _session.Run("[HubSpotConversations.Models.ConversationThread]@{ Id = '7'; Status = 'OPEN' } | Send-HubSpotThreadMessage -Text Hi").ShouldSucceed();

        Sent["text"]!.ToString().ShouldBe("Hi");
    }

    [Fact]
    public void The_sender_is_looked_up_by_email_once()
    {
        _session.Run("'a', 'b' | Send-HubSpotThreadMessage 7 -Sender Maya@Acme.example").ShouldSucceed();

        _server.Requests.Count(static r => r.Target == "/crm/v3/owners/?email=Maya%40Acme.example").ShouldBe(1);
        _server.Requests.Where(static r => r.Method == "POST").ShouldAllBe(static r => r.Body.Contains("\"senderActorId\":\"A-77\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Verbose_logs_the_filled_in_values_before_the_send()
    {
        SessionResult result = _session.Run("Send-HubSpotThreadMessage 7 Hi -WhatIf -Verbose");

        result.Verbose.ShouldContain(
            "Filled in for thread 7: channel EMAIL; recipient jane@example.com; subject 'Re: Offer'; account Us (5).");
        RequestLines.ShouldAllBe(static a => a.StartsWith("GET ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "ChannelId", "no message yet")]
    [InlineData("-ChannelId SMS", "ChannelAccountId", "no message through channel SMS")]
    public void A_thread_without_a_usable_message_names_the_missing_parameter(
        string arguments, string parameter, string reason)
    {
        if (arguments.Length == 0)
        {
            _history.Clear();
        }

        ShouldReject($"Send-HubSpotThreadMessage 7 Hi {arguments}", parameter, reason);
    }

    [Theory]
    [InlineData("\"active\":true", "\"active\":false", "is switched off")]
    [InlineData("\"authorized\":true", "\"authorized\":false", "is not authorized")]
    [InlineData("\"archived\":false", "\"archived\":true", "is archived")]
    public void Send_rejects_a_channel_account_that_cannot_send(string good, string bad, string reason)
    {
        _account = _account.Replace(good, bad, StringComparison.Ordinal);

        ShouldReject("Send-HubSpotThreadMessage 7 Hi", "ChannelAccountId", reason);
    }

    [Fact]
    public void Send_requests_a_rejected_account_again()
    {
        string right = _account;
        _account = _account.Replace("\"active\":true", "\"active\":false", StringComparison.Ordinal);
        ShouldReject("Send-HubSpotThreadMessage 7 Hi", "ChannelAccountId", "is switched off");
        _account = right;

        _session.Run("Send-HubSpotThreadMessage 7 Hi").ShouldSucceed();
    }

    [Theory]
    [InlineData("1007", "WHATSAPP")]
    [InlineData("1003", "FORMS")]
    public void Send_rejects_a_channel_that_does_not_support_sending(string channelId, string name)
    {
        _history.Insert(0, Incoming.Replace("\"1002\"", $"\"{channelId}\"", StringComparison.Ordinal));

        ShouldReject("Send-HubSpotThreadMessage 7 Hi", "ChannelId", name);
    }

    [Fact]
    public void A_missing_address_comes_from_another_message_in_the_thread()
    {
        _history.Remove(Outgoing);
        _history.Insert(0, Chat("INCOMING", """{"actorId":"V-9","name":"Jane"}""", ""));
        _history.Add(Chat("OUTGOING", """{"actorId":"A-1"}""", """{"actorId":"V-9","deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"browser-1"}}"""));

        _session.Run("Send-HubSpotThreadMessage 7 Hi").ShouldSucceed();

        Sent["recipients"]!.ToJsonString().ShouldBe(
            """[{"actorId":"V-9","name":"Jane","deliveryIdentifiers":[{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"browser-1"}]}]""");
    }

    [Fact]
    public void A_missing_email_address_comes_from_the_senders_actor()
    {
        _history.Clear();
        _history.Add(Incoming.Replace(",\"deliveryIdentifier\":{\"type\":\"HS_EMAIL_ADDRESS\",\"value\":\"jane@example.com\"}", "", StringComparison.Ordinal));

        _session.Run("Send-HubSpotThreadMessage 7 Hi").ShouldSucceed();

        Sent["recipients"]![0]!["deliveryIdentifiers"]![0]!["value"]!.ToString().ShouldBe("record@example.com");
        RequestLines.ShouldContain("GET /conversations/v3/conversations/actors/V-9");
    }

    [Fact]
    public void Send_rejects_a_thread_without_an_incoming_message()
    {
        _history.Remove(Incoming);

        ShouldReject("Send-HubSpotThreadMessage 7 Hi", "Recipient", "-Recipient jane@example.com");
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage -Text Hi", "ThreadId")]
    [InlineData("Send-HubSpotThreadMessage 7", "Text")]
    [InlineData("Send-HubSpotThreadMessage 7 Hi -Sender V-1", "Sender")]
    public void Values_that_the_thread_cannot_supply_are_rejected_before_any_request(string script, string parameter)
    {
        ShouldReject(script, parameter, string.Empty);

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Send_reads_pages_only_until_it_finds_the_recipient()
    {
        _history.Clear();
        _history.AddRange(Enumerable.Repeat(Comment, 60));
        _history.Add(Incoming);
        _history.AddRange(Enumerable.Repeat(Comment, 100));

        _session.Run("Send-HubSpotThreadMessage 7 Hi").ShouldSucceed();

        RequestLines.Count(static a => a.EndsWith("GET /conversations/v3/conversations/threads/7/messages", StringComparison.Ordinal)).ShouldBe(2);
    }

    private static string Chat(string direction, string sender, string recipient)
        => $$"""{"type":"MESSAGE","id":"{{Guid.NewGuid()}}","conversationsThreadId":"7","createdAt":"2026-11-09T00:00:00Z","direction":"{{direction}}","channelId":"1000","channelAccountId":"5","senders":[{{sender}}],"recipients":[{{recipient}}]}""";

    private void ShouldReject(string script, string parameter, string reason)
    {
        SessionResult result = _session.Run(script);

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        ((string)((dynamic)result.SingleError.Exception).Parameter).ShouldBe(parameter);
        result.SingleError.Exception.Message.ShouldContain(reason);
        _server.Requests.ShouldNotContain(static r => r.Method == "POST");
    }

    private LoopbackReply Reply(LoopbackRequest request)
    {
        string query = Uri.UnescapeDataString(request.Target.Split('?').ElementAtOrDefault(1) ?? "");
        if (request.Method == "POST")
        {
            bool refuses = _refusesFirst;
            _refusesFirst = false;
            return refuses ? LoopbackReply.Response(400, """{"status":"error","message":"no","category":"VALIDATION_ERROR"}""") : Replies.Sent;
        }

        if (request.Target.Contains("/channel-accounts/", StringComparison.Ordinal))
        {
            return LoopbackReply.Response(200, _account);
        }

        if (request.Target.Contains("/actors/", StringComparison.Ordinal))
        {
            return LoopbackReply.Response(200, """{"type":"VISITOR","id":"V-9","email":"record@example.com"}""");
        }

        if (request.Target.Contains("/owners/", StringComparison.Ordinal))
        {
            return LoopbackReply.Response(200, """{"results":[{"id":"1","email":"maya@acme.example","userId":77}]}""");
        }

        int after = int.Parse(ThreadListSession.Value(query, "after") ?? "0", CultureInfo.InvariantCulture);
        int limit = int.Parse(ThreadListSession.Value(query, "limit")!, CultureInfo.InvariantCulture);
        string paging = after + limit < _history.Count ? $$$""","paging":{"next":{"after":"{{{after + limit}}}"}}""" : "";
        return LoopbackReply.Response(200, $$"""{"results":[{{string.Join(',', _history.Skip(after).Take(limit))}}]{{paging}}}""");
    }
}
