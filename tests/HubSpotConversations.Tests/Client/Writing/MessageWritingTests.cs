using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Writing;

public sealed class MessageWritingTests
{
    private const string Recipients =
        """[{"deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"jane@example.com"}]}]""";

    [Fact]
    public void A_message_contains_the_required_fields_and_omits_unset_ones()
        => Api.Sent(Drafts.Message()).ShouldBe(
            $$"""{"type":"MESSAGE","text":"Hello","attachments":[],"recipients":{{Recipients}},"senderActorId":"A-1","channelId":"1002","channelAccountId":"5"}""");

    [Fact]
    public void A_message_contains_the_optional_fields_that_are_set()
        => Api.Sent(Drafts.Message(richText: "<p>Hé</p>", subject: "Re: 1")).ShouldBe(
            $$"""{"type":"MESSAGE","text":"Hello","attachments":[],"recipients":{{Recipients}},"senderActorId":"A-1","channelId":"1002","channelAccountId":"5","richText":"<p>Hé</p>","subject":"Re: 1"}""");

    [Fact]
    public void An_empty_optional_field_is_sent_as_empty()
        => Api.Sent(Drafts.Message(richText: "", subject: ""))
            .ShouldEndWith(""","richText":"","subject":""}""");

    [Fact]
    public void A_comment_contains_the_required_fields_and_omits_unset_ones()
        => Api.Sent(Drafts.Comment()).ShouldBe("""{"type":"COMMENT","text":"Note","attachments":[]}""");

    [Fact]
    public void A_comment_contains_its_rich_text()
        => Api.Sent(Drafts.Comment(richText: "<i>Note</i>"))
            .ShouldBe("""{"type":"COMMENT","text":"Note","attachments":[],"richText":"<i>Note</i>"}""");

    [Fact]
    public void A_comment_contains_its_attachments()
        => Api.Sent(Drafts.Comment(attachments: [new FileAttachment { FileId = "77" }]))
            .ShouldBe("""{"type":"COMMENT","text":"Note","attachments":[{"type":"FILE","fileId":"77"}]}""");

    [Fact]
    public async Task A_send_has_the_token_and_the_content_headers()
    {
        StubHandler handler = Api.Accepting();

        await Api.Over(handler).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd);

        RecordedRequest request = handler.Only;
        request.Method.ShouldBe("POST");
        request.Headers["Authorization"].ShouldBe("Bearer " + Api.Secret);
        request.Headers["Accept"].ShouldBe("application/json");
        request.Headers["Content-Type"].ShouldBe("application/json");
        request.Headers["User-Agent"].ShouldMatch(@"^HubSpotConversations/\d+\.\d+\.\d+$");
        request.Headers.Keys.ShouldBe(
            ["Authorization", "Accept", "Content-Type", "Content-Length", "User-Agent"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_GET_has_no_body()
    {
        StubHandler handler = StubHandler.Responding(200, """{"type":"MESSAGE"}""");

        await Api.Over(handler).Threads.GetMessageAsync("1", "2", cancellationToken: Api.TestEnd);

        handler.Only.Method.ShouldBe("GET");
        handler.Only.Body.ShouldBeEmpty();
        handler.Only.Headers["Authorization"].ShouldBe("Bearer " + Api.Secret);
        handler.Only.Headers.Keys.ShouldBe(["Authorization", "Accept", "User-Agent"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_send_returns_the_message_that_HubSpot_created()
    {
        ThreadMessage message = await Api.Over(Api.Accepting()).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd);

        message.ShouldBeOfType<ConversationMessage>().MessageId.ShouldBe("m1");
        message.ThreadId.ShouldBe("123");
    }

    [Fact]
    public async Task AddComment_returns_the_comment_that_HubSpot_created()
    {
        StubHandler handler = StubHandler.Responding(201, """{"id":"c1","type":"COMMENT"}""");

        ThreadMessage comment = await Api.Over(handler).Threads.AddCommentAsync(Drafts.Comment(), Api.TestEnd);

        comment.ShouldBeOfType<CommentMessage>().MessageId.ShouldBe("c1");
    }
}
