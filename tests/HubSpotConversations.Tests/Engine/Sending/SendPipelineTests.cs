using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>The objects that Send-HubSpotThreadMessage accepts from the pipeline, and the messages it sends.</summary>
public sealed class SendPipelineTests : IDisposable
{
    private const string Rest =
        """[],"recipients":[{"recipientField":"TO","deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"jane@example.com"}]}],"senderActorId":"A-1","channelId":"1002","channelAccountId":"5"}""";

    private readonly Outbox _outbox = new();

    public void Dispose() => _outbox.Dispose();

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 123 Hi @rest")]
    [InlineData("Send-HubSpotThreadMessage -ThreadId '123' -Text Hi @rest")]
    [InlineData("'Hi' | Send-HubSpotThreadMessage 123 @rest")]
    [InlineData("New-HubSpotThreadMessage 123 Hi @rest | Send-HubSpotThreadMessage")]
    [InlineData("New-HubSpotThreadMessage -Text Hi | Send-HubSpotThreadMessage -ThreadId 123 @rest")]
    [InlineData("Send-HubSpotThreadMessage -InputObject (New-HubSpotThreadMessage 123 Hi @rest)")]
    [InlineData("[pscustomobject]@{ ThreadId = '123'; Text = 'Hi' } | Send-HubSpotThreadMessage @rest")]
    [InlineData("[pscustomobject]@{ threadid = 123; text = 'Hi'; Other = 'column' } | Send-HubSpotThreadMessage @rest")]
    public void Every_form_of_input_sends_the_same_message(string script)
    {
        _outbox.Run(script).Single.Properties["MessageId"].Value.ShouldBe("m1");

        _outbox.RawBodies.ShouldBe(["""{"type":"MESSAGE","text":"Hi","attachments":""" + Rest]);
        _outbox.ThreadIds.ShouldBe(["123"]);
    }

    [Fact]
    public void Send_accepts_a_CSV_row_with_empty_cells()
    {
        _outbox.Run(
            """
            [pscustomobject]@{ ThreadId = '7'; Text = 'Hi'; RichText = ''; Subject = ''; Recipient = 'jane@example.com'; Attachment = ''
                SenderActorId = 'A-1'; ChannelId = '1002'; ChannelAccountId = '5' } | Send-HubSpotThreadMessage
            """).ShouldSucceed();

        _outbox.RawBodies.ShouldBe(["""{"type":"MESSAGE","text":"Hi","attachments":""" + Rest]);
    }

    [Fact]
    public void The_default_sender_replaces_an_empty_cell()
    {
        using var outbox = new Outbox(Loopback.Replies.Sent, "-DefaultSender A-9");

        outbox.Run(
            """
            [pscustomobject]@{ ThreadId = '7'; Text = 'Hi'; SenderActorId = '' } |
                Send-HubSpotThreadMessage -Recipient a@x.com -ChannelId 1002 -ChannelAccountId 5
            """).ShouldSucceed();

        ((string?)outbox.Body["senderActorId"]).ShouldBe("A-9");
    }

    [Fact]
    public void The_command_line_overrides_the_rows()
    {
        _outbox.Run(
            """
            [pscustomobject]@{ ThreadId = '7'; Text = 'a'; ChannelId = 'SMS'; SenderActorId = 'A-7' },
            [pscustomobject]@{ ThreadId = '8'; Text = 'b'; ChannelId = 'SMS' } | Send-HubSpotThreadMessage @rest
            """).ShouldSucceed();

        _outbox.ThreadIds.ShouldBe(["7", "8"]);
        _outbox.Bodies.Select(static b => (string?)b["channelId"]).ShouldBe(["1002", "1002"]);
        _outbox.Bodies.Select(static b => (string?)b["senderActorId"]).ShouldBe(["A-1", "A-1"]);
    }

    [Fact]
    public void Send_combines_piped_attachments_into_one_message()
    {
        _outbox.Run("'1', '2' | New-HubSpotAttachment | Send-HubSpotThreadMessage 123 Hi @rest").Single.ShouldNotBeNull();

        _outbox.Body["attachments"]!.ToJsonString().ShouldBe("""[{"type":"FILE","fileId":"1"},{"type":"FILE","fileId":"2"}]""");
    }

    [Fact]
    public void Send_writes_each_kind_of_attachment_as_in_the_contract()
    {
        _outbox.Run(
            """
            1, (New-HubSpotQuickReply Yes), (New-HubSpotQuickReply https://x.example -ValueType URL -Label More) | New-HubSpotAttachment |
                Send-HubSpotThreadMessage 123 Hi @rest -Attachment (New-HubSpotAttachment -MediaType link -MediaUrl https://x.example)
            """).ShouldSucceed();

        _outbox.Body["attachments"]!.ToJsonString().ShouldBe(
            """
            [{"type":"SOCIAL_MEDIA_METADATA","socialMetadata":{"mediaType":"LINK","mediaUrl":"https://x.example"}},{"type":"FILE","fileId":"1"},{"type":"QUICK_REPLIES","quickReplies":[{"value":"Yes","valueType":"TEXT"},{"value":"https://x.example","valueType":"URL","label":"More"}]}]
            """);
    }

    [Fact]
    public void Send_replies_through_the_channel_of_the_piped_message()
    {
        _outbox.Run(
            """
            [HubSpotConversations.Models.ConversationMessage]@{ Id = 'm9'; ConversationsThreadId = '77'; Text = 'A question'; ChannelId = '1000'; ChannelAccountId = '6' } |
                Send-HubSpotThreadMessage -Text 'An answer' -Recipient @{ OpaqueId = 'v' } -SenderActorId A-1
            """).ShouldSucceed();

        _outbox.ThreadIds.ShouldBe(["77"]);
        _outbox.RawBodies.ShouldBe(
            ["""{"type":"MESSAGE","text":"An answer","attachments":[],"recipients":[{"deliveryIdentifiers":[{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"v"}]}],"senderActorId":"A-1","channelId":"1000","channelAccountId":"6"}"""]);
    }

    [Fact]
    public void Send_never_uses_the_text_of_the_piped_message()
    {
        SessionResult result = _outbox.Run(
            "[HubSpotConversations.Models.ConversationMessage]@{ ConversationsThreadId = '77'; Text = 'A question' } | Send-HubSpotThreadMessage @rest");

        result.SingleError.Exception.Message.ShouldStartWith("Text is missing.");
        _outbox.RawBodies.ShouldBeEmpty();
    }

    [Fact]
    public void Send_accepts_texts_drafts_rows_and_attachments_in_one_pipeline()
    {
        _outbox.Run(
            """
            'text', (New-HubSpotThreadMessage 2 draft), (New-HubSpotAttachment 7), [pscustomobject]@{ ThreadId = '3'; Text = 'row' } |
                Send-HubSpotThreadMessage @rest -ThreadId 9
            """).Errors.ShouldHaveSingleItem().Exception.Message.ShouldStartWith("Text is missing.");

        _outbox.Texts.ShouldBe(["text", "draft", "row"]);
        _outbox.ThreadIds.ShouldBe(["9", "9", "9"]);
    }

    [Theory]
    [InlineData("-Text Bye", "Bye", null)]
    [InlineData("-Text Bye -RichText '<i>Bye</i>'", "Bye", "<i>Bye</i>")]
    [InlineData("-Subject New", "Hi", "<b>Hi</b>")]
    [InlineData("-Html '<i>Bye</i>'", "Bye", "<i>Bye</i>")]
    public void A_new_text_is_never_sent_with_the_old_rich_text(string overrides, string text, string? richText)
    {
        _outbox.Run($"New-HubSpotThreadMessage 1 Hi -RichText '<b>Hi</b>' @rest | Send-HubSpotThreadMessage {overrides}").ShouldSucceed();

        ((string?)_outbox.Body["text"]).ShouldBe(text);
        ((string?)_outbox.Body["richText"]).ShouldBe(richText);
    }

    [Theory]
    [InlineData("@() | Send-HubSpotThreadMessage 123 -Text Hi @rest")]
    [InlineData("@() | New-HubSpotAttachment | Send-HubSpotThreadMessage 123 Hi @rest")]
    [InlineData("& { } | Send-HubSpotThreadMessage 123 Hi @rest")]
    public void An_empty_pipeline_sends_nothing(string script)
    {
        _outbox.Run(script).ShouldSucceed().Output.ShouldBeEmpty();

        _outbox.RawBodies.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[System.Diagnostics.Process]::GetCurrentProcess()", "Process")]
    [InlineData("42", "Int32")]
    [InlineData("@{ Nothing = 1 }", "Hashtable")]
    [InlineData("[pscustomobject]@{ Nothing = 1 }", "PSCustomObject")]
    [InlineData("(New-HubSpotRecipient a@x.com)", "Recipient")]
    public void Send_rejects_an_unsupported_object_and_continues(string item, string typeName)
    {
        SessionResult result = _outbox.RunTrapped($"'a', {item}, 'b' | Send-HubSpotThreadMessage 123 @rest");

        result.Terminating.ShouldBeNull();
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        result.SingleError.Exception.Message.ShouldContain($"An object of type {typeName} ");
        result.SingleError.TargetObject.ShouldNotBeNull();
        _outbox.Texts.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Send_rejects_null_and_continues()
    {
        SessionResult result = _outbox.RunTrapped("'a', $null, 'b' | Send-HubSpotThreadMessage 123 @rest");

        result.Terminating.ShouldBeNull();
        result.SingleError.Exception.Message.ShouldContain("The pipeline contains null");
        _outbox.Texts.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void The_error_for_a_hashtable_recommends_pscustomobject()
    {
        SessionResult result = _outbox.RunTrapped("@{ ThreadId = 123; Text = 'Hi' } | Send-HubSpotThreadMessage @rest");

        result.SingleError.Exception.Message.ShouldContain("[pscustomobject]");
        _outbox.RawBodies.ShouldBeEmpty();
    }

    [Fact]
    public void A_comment_is_never_sent_to_a_customer()
    {
        SessionResult result = _outbox.Run(
            "[HubSpotConversations.Models.CommentDraft]@{ ThreadId = '1'; Text = 'internal' } | Send-HubSpotThreadMessage @rest");

        result.SingleError.Exception.Message.ShouldContain("Add-HubSpotThreadComment");
        _outbox.RawBodies.ShouldBeEmpty();
    }
}
