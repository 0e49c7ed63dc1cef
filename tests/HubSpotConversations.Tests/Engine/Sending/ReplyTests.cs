using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>Answers with nothing but a text: what is taken from the thread, and what can't be.</summary>
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

    private IEnumerable<string> Asked => _server.Requests.Select(static r => $"{r.Method} {r.Target.Split('?')[0]}");

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void A_thread_and_a_text_are_enough()
    {
        _session.Run("Send-HubSpotThreadMessage -ThreadId 7 -Text 'Thanks!'").ShouldSucceed();

        Sent.ToJsonString().ShouldBe(
            """{"type":"MESSAGE","text":"Thanks!","attachments":[],"recipients":[{"actorId":"V-9","name":"Jane","recipientField":"TO","deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"jane@example.com"}]}],"senderActorId":"A-1","channelId":"1002","channelAccountId":"5","subject":"Re: Offer"}""");
        Asked.ShouldBe(
        [
            "GET /conversations/v3/conversations/threads/7/messages",
            "GET /conversations/v3/conversations/channel-accounts/5",
            "POST /conversations/v3/conversations/threads/7/messages",
        ]);
    }

    [Fact]
    public void An_account_is_looked_at_once()
    {
        _session.Run("7, 7 | ForEach-Object { Send-HubSpotThreadMessage $_ 'Thanks!' }").ShouldSucceed();

        Asked.Count(static a => a.Contains("channel-accounts", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 7 Hi -ReplyAll")]
    [InlineData("Get-HubSpotThreadMessage 7 | Where-Object MessageId -EQ m3 | Send-HubSpotThreadMessage -Text Hi -ReplyAll")]
    public void Reply_all_keeps_the_others_in_copy_and_neither_us_nor_who_was_hidden(string script)
    {
        _session.Run(script).ShouldSucceed();

        Sent["recipients"]!.AsArray().Select(static r => $"{r!["recipientField"]} {r["deliveryIdentifiers"]![0]!["value"]} {r["actorId"]}".Trim())
            .ShouldBe(["TO jane@example.com V-9", "CC bob@example.com", "CC boss@example.com"]);
    }

    [Fact]
    public void What_is_given_is_never_changed()
    {
        _session.Run("Send-HubSpotThreadMessage 7 Hi -Recipient other@x.com -Subject Mine -Sender A-2").ShouldSucceed();

        Sent["recipients"]![0]!["deliveryIdentifiers"]![0]!["value"]!.ToString().ShouldBe("other@x.com");
        Sent["subject"]!.ToString().ShouldBe("Mine");
        Sent["senderActorId"]!.ToString().ShouldBe("A-2");
    }

    [Fact]
    public void What_is_whole_is_sent_without_a_look_at_the_thread()
    {
        _session.Run("Send-HubSpotThreadMessage 7 Hi -Recipient other@x.com -ChannelId EMAIL -ChannelAccountId 6").ShouldSucceed();

        Asked.ShouldHaveSingleItem();
        Sent.AsObject().ContainsKey("subject").ShouldBeFalse();
    }

    [Fact]
    public void A_message_that_is_piped_in_is_the_one_that_is_answered()
    {
        _history.Insert(0, Incoming.Replace("jane@", "newer@", StringComparison.Ordinal).Replace("m3", "m9", StringComparison.Ordinal));

        _session.Run("Get-HubSpotThreadMessage 7 | Where-Object MessageId -EQ m3 | Send-HubSpotThreadMessage -Text Hi").ShouldSucceed();

        Sent["recipients"]![0]!["deliveryIdentifiers"]![0]!["value"]!.ToString().ShouldBe("jane@example.com");
        Sent["subject"]!.ToString().ShouldBe("Re: Offer");
    }

    [Theory]
    [InlineData("-ThreadId 8", "8")]
    [InlineData("-ChannelId LIVE_CHAT", "7")]
    public void A_message_that_is_answered_elsewhere_does_not_take_its_people_and_account_along(string elsewhere, string threadId)
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
    public void An_outgoing_message_that_is_piped_in_is_followed_by_another_to_the_same_people()
    {
        _session.Run("Get-HubSpotThreadMessage 7 -Direction Outgoing | Send-HubSpotThreadMessage -Text Hi").ShouldSucceed();

        Sent["recipients"]!.ToJsonString().ShouldBe(
            """[{"recipientField":"TO","deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"jane@example.com"}]}]""");
    }

    [Fact]
    public void A_thread_that_is_piped_in_is_answered()
    {
        _session.Run("[HubSpotConversations.Models.ConversationThread]@{ Id = '7'; Status = 'OPEN' } | Send-HubSpotThreadMessage -Text Hi").ShouldSucceed();

        Sent["text"]!.ToString().ShouldBe("Hi");
    }

    [Fact]
    public void An_agent_is_found_by_email_address_once()
    {
        _session.Run("'a', 'b' | Send-HubSpotThreadMessage 7 -Sender Maya@Acme.example").ShouldSucceed();

        _server.Requests.Count(static r => r.Target == "/crm/v3/owners/?email=Maya%40Acme.example").ShouldBe(1);
        _server.Requests.Where(static r => r.Method == "POST").ShouldAllBe(static r => r.Body.Contains("\"senderActorId\":\"A-77\"", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_filled_in_is_told_before_anything_is_sent()
    {
        SessionResult result = _session.Run("Send-HubSpotThreadMessage 7 Hi -WhatIf -Verbose");

        result.Verbose.ShouldContain(
            "Filled in for thread 7: channel EMAIL; recipient jane@example.com; subject 'Re: Offer'; account Us (5).");
        Asked.ShouldAllBe(static a => a.StartsWith("GET ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "ChannelId", "no message yet")]
    [InlineData("-ChannelId SMS", "ChannelAccountId", "no message through channel SMS")]
    public void A_thread_without_a_message_to_go_by_says_what_to_give(string arguments, string parameter, string reason)
    {
        if (arguments.Length == 0)
        {
            _history.Clear();
        }

        Refused($"Send-HubSpotThreadMessage 7 Hi {arguments}", parameter, reason);
    }

    [Theory]
    [InlineData("\"active\":true", "\"active\":false", "is switched off")]
    [InlineData("\"authorized\":true", "\"authorized\":false", "is not authorized")]
    [InlineData("\"archived\":false", "\"archived\":true", "is archived")]
    public void An_account_that_does_not_send_is_refused(string good, string bad, string reason)
    {
        _account = _account.Replace(good, bad, StringComparison.Ordinal);

        Refused("Send-HubSpotThreadMessage 7 Hi", "ChannelAccountId", reason);
    }

    [Fact]
    public void An_account_that_is_put_right_is_asked_for_again()
    {
        string right = _account;
        _account = _account.Replace("\"active\":true", "\"active\":false", StringComparison.Ordinal);
        Refused("Send-HubSpotThreadMessage 7 Hi", "ChannelAccountId", "is switched off");
        _account = right;

        _session.Run("Send-HubSpotThreadMessage 7 Hi").ShouldSucceed();
    }

    [Theory]
    [InlineData("1007", "WHATSAPP")]
    [InlineData("1003", "FORMS")]
    public void A_channel_that_nothing_is_sent_over_is_refused(string channelId, string name)
    {
        _history.Insert(0, Incoming.Replace("\"1002\"", $"\"{channelId}\"", StringComparison.Ordinal));

        Refused("Send-HubSpotThreadMessage 7 Hi", "ChannelId", name);
    }

    [Fact]
    public void An_address_that_the_message_does_not_say_is_taken_from_another_of_the_thread()
    {
        _history.Remove(Outgoing);
        _history.Insert(0, Chat("INCOMING", """{"actorId":"V-9","name":"Jane"}""", ""));
        _history.Add(Chat("OUTGOING", """{"actorId":"A-1"}""", """{"actorId":"V-9","deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"browser-1"}}"""));

        _session.Run("Send-HubSpotThreadMessage 7 Hi").ShouldSucceed();

        Sent["recipients"]!.ToJsonString().ShouldBe(
            """[{"actorId":"V-9","name":"Jane","deliveryIdentifiers":[{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"browser-1"}]}]""");
    }

    [Fact]
    public void The_address_of_an_email_that_no_message_says_is_that_of_its_sender()
    {
        _history.Clear();
        _history.Add(Incoming.Replace(",\"deliveryIdentifier\":{\"type\":\"HS_EMAIL_ADDRESS\",\"value\":\"jane@example.com\"}", "", StringComparison.Ordinal));

        _session.Run("Send-HubSpotThreadMessage 7 Hi").ShouldSucceed();

        Sent["recipients"]![0]!["deliveryIdentifiers"]![0]!["value"]!.ToString().ShouldBe("record@example.com");
        Asked.ShouldContain("GET /conversations/v3/conversations/actors/V-9");
    }

    [Fact]
    public void Nobody_to_answer_is_refused()
    {
        _history.Remove(Incoming);

        Refused("Send-HubSpotThreadMessage 7 Hi", "Recipient", "-Recipient jane@example.com");
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage -Text Hi", "ThreadId")]
    [InlineData("Send-HubSpotThreadMessage 7", "Text")]
    [InlineData("Send-HubSpotThreadMessage 7 Hi -Sender V-1", "Sender")]
    [InlineData("Send-HubSpotThreadMessage 7 Hi -ReplyAll -Recipient a@x.com", "ReplyAll")]
    public void What_no_thread_can_tell_is_refused_before_any_request(string script, string parameter)
    {
        Refused(script, parameter, string.Empty);

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void The_recipient_is_looked_for_on_later_pages_and_no_further_than_there()
    {
        _history.Clear();
        _history.AddRange(Enumerable.Repeat(Comment, 60));
        _history.Add(Incoming);
        _history.AddRange(Enumerable.Repeat(Comment, 100));

        _session.Run("Send-HubSpotThreadMessage 7 Hi").ShouldSucceed();

        Asked.Count(static a => a.EndsWith("GET /conversations/v3/conversations/threads/7/messages", StringComparison.Ordinal)).ShouldBe(2);
    }

    private static string Chat(string direction, string sender, string recipient)
        => $$"""{"type":"MESSAGE","id":"{{Guid.NewGuid()}}","conversationsThreadId":"7","createdAt":"2026-11-09T00:00:00Z","direction":"{{direction}}","channelId":"1000","channelAccountId":"5","senders":[{{sender}}],"recipients":[{{recipient}}]}""";

    private void Refused(string script, string parameter, string reason)
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
            return Replies.Sent;
        }

        if (request.Target.Contains("/channel-accounts/", StringComparison.Ordinal))
        {
            return LoopbackReply.Answer(200, _account);
        }

        if (request.Target.Contains("/actors/", StringComparison.Ordinal))
        {
            return LoopbackReply.Answer(200, """{"type":"VISITOR","id":"V-9","email":"record@example.com"}""");
        }

        if (request.Target.Contains("/owners/", StringComparison.Ordinal))
        {
            return LoopbackReply.Answer(200, """{"results":[{"id":"1","email":"maya@acme.example","userId":77}]}""");
        }

        int after = int.Parse(Listed.Value(query, "after") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        int limit = int.Parse(Listed.Value(query, "limit")!, System.Globalization.CultureInfo.InvariantCulture);
        string paging = after + limit < _history.Count ? $$$""","paging":{"next":{"after":"{{{after + limit}}}"}}""" : "";
        return LoopbackReply.Answer(200, $$"""{"results":[{{string.Join(',', _history.Skip(after).Take(limit))}}]{{paging}}}""");
    }
}
