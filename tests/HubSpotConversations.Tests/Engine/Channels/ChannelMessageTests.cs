using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Channels;

/// <summary>Publish-, Get- and Set-HubSpotChannelMessage.</summary>
public sealed class ChannelMessageTests
{
    private const string Publish = "Publish-HubSpotChannelMessage -ChannelId 9 -ChannelAccountId 5 ";

    [Fact]
    public void An_incoming_message_starts_a_thread_and_an_agent_can_reply()
    {
        using var session = new ChannelSession();

        SessionResult result = session.Run("""
            $message = Publish-HubSpotChannelMessage 'Where is my order?' -Sender jane -SenderName 'Jane Doe' @to
            $again = Publish-HubSpotChannelMessage 'Hello?' -Sender jane @to
            $other = Publish-HubSpotChannelMessage 'Me too' -Sender joe @to
            $null = $message | Send-HubSpotThreadMessage -Text 'It is on its way.' -Sender A-52301001
            $reply = Get-HubSpotThreadMessage $message.ThreadId -Direction Outgoing
            $reply | Set-HubSpotChannelMessage -Status Failed -ErrorMessage 'The disk is full.'
            $message.ThreadId -eq $again.ThreadId
            $message.ThreadId -eq $other.ThreadId
            ($reply | Get-HubSpotChannelMessage).Status.FailureDetails.ErrorMessage
            (Get-HubSpotThread $message.ThreadId).ChannelId
            """).ShouldSucceed();

        result.Texts.Take(3).ShouldBe(["True", "False", "The disk is full."]);
    }

    [Fact]
    public void A_message_with_the_same_key_is_published_once()
    {
        using var session = new ChannelSession();

        SessionResult result = session.Run("""
            $rows = 1..40 | ForEach-Object { [pscustomobject]@{ Text = "text $_"; Sender = "sender $($_ % 5)"; Key = "k$_"; Timestamp = '2026-11-24T12:00:00Z' } }
            $first = $rows | Publish-HubSpotChannelMessage @to
            $second = $rows | Publish-HubSpotChannelMessage @to
            "$($first.MessageId)" -eq "$($second.MessageId)"
            $first.Text
            $threads = $first[0..4].ThreadId
            foreach ($thread in $threads) { (Get-HubSpotThreadMessage $thread).Text -join ',' }
            """).ShouldSucceed();

        result.Texts[0].ShouldBe("True");
        result.Texts.Skip(1).Take(40).ShouldBe(Enumerable.Range(1, 40).Select(static i => $"text {i}"));
        result.Texts.Skip(41).SelectMany(static line => line.Split(',')).Count().ShouldBe(40);
    }

    [Fact]
    public void The_messages_of_a_conversation_are_published_in_order()
    {
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("1..60 | ForEach-Object { [pscustomobject]@{ Text = \"$_\"; Sender = \"s$($_ % 3)\" } } | " + Publish).ShouldSucceed();

        string[] bodies = server.Requests.Select(static request => request.Body).ToArray();
        bodies.Length.ShouldBe(60);
        for (int sender = 0; sender < 3; sender++)
        {
            int[] texts = bodies.Where(body => body.Contains($"\"s{sender}\"", StringComparison.Ordinal))
                .Select(static body => int.Parse(body.Split('"')[3], null)).ToArray();
            texts.ShouldBe(texts.Order());
        }

        bodies.Select(static body => body.Split("integrationIdempotencyId")[1]).ShouldBeUnique();
    }

    [Fact]
    public void The_error_of_a_message_contains_the_key_that_was_sent()
    {
        using var server = new LoopbackServer(static _ => LoopbackReply.Response(503, ""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        ErrorRecord error = session.Run(Publish + "Hi -Sender jane").SingleError;

        string key = (string)new PSObject(error.TargetObject).Properties["IdempotencyId"].Value;
        server.Requests.ShouldHaveSingleItem().Body.ShouldContain($"\"integrationIdempotencyId\":\"{key}\"");
    }

    [Fact]
    public void Empty_cells_of_a_row_count_as_not_specified()
    {
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(
            "$row = [ordered]@{ Text = 'Hi'; Sender = 'jane'; SenderName = ''; Recipient = ''; Html = ''; Timestamp = ''; "
            + "InReplyToId = ''; IntegrationThreadId = ''; Key = ''; Attachment = '' }; [pscustomobject]$row | " + Publish)
            .ShouldSucceed();

        string body = server.Requests.ShouldHaveSingleItem().Body;
        body.ShouldStartWith("""
            {"text":"Hi","attachments":[],"recipients":[],"senders":[{"deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"jane"}}],"channelAccountId":"5","messageDirection":"INCOMING","timestamp":"2
            """);
        body.ShouldNotContain("inReplyToId");
    }

    [Theory]
    [InlineData(Publish + "-Sender jane", "no text")]
    [InlineData(Publish + "Hi -Sender ' '", "no sender")]
    [InlineData(Publish + "Hi -Sender jane -Recipient a@@b -AddressType HS_EMAIL_ADDRESS", "not a valid email address")]
    public void A_mistake_is_reported_before_any_request(string script, string message)
    {
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(script).SingleError.ToString().ShouldContain(message);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void A_failed_row_is_an_error_with_its_key_and_the_others_are_published()
    {
        using var server = new LoopbackServer(static request => request.Body.Contains("\"bad\"", StringComparison.Ordinal)
            ? LoopbackReply.Response(400, """{"message":"No."}""")
            : Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run(
            "'a', 'bad', 'c' | ForEach-Object { [pscustomobject]@{ Text = $_; Key = \"key-$_\" } } | " + Publish + "-Sender jane");

        result.Output.Count.ShouldBe(2);
        ErrorRecord error = result.Errors.ShouldHaveSingleItem();
        error.ToString().ShouldStartWith("Row 2 (key key-bad): ");
        new PSObject(error.TargetObject).Properties["IdempotencyId"].Value.ShouldBe("key-bad");
    }

    [Fact]
    public void WhatIf_publishes_nothing_and_shows_the_message()
    {
        var host = new StubHost();
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, host: host);

        session.Run(Publish + "Hi -Sender jane -WhatIf; Set-HubSpotChannelMessage 9 m1 -Status Sent -WhatIf").ShouldSucceed().Output.ShouldBeEmpty();

        host.User.Shown[0].ShouldContain("\"Publish INCOMING message from jane: 'Hi'\" on target \"custom channel 9");
        host.User.Shown[1].ShouldContain("\"Set the status to SENT\" on target \"message m1 of custom channel 9");
        server.Requests.ShouldBeEmpty();
    }
}
