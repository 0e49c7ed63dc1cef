using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Writing;

public sealed class MessageWritingTests
{
    private const string Recipients =
        """[{"deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"jane@example.com"}]}]""";

    [Fact]
    public void A_message_has_all_required_fields_and_no_optional_ones()
        => Api.Sent(Drafts.Message()).ShouldBe(
            $$"""{"type":"MESSAGE","text":"Hello","attachments":[],"recipients":{{Recipients}},"senderActorId":"A-1","channelId":"1002","channelAccountId":"5"}""");

    [Fact]
    public void A_message_has_the_optional_fields_that_are_given()
        => Api.Sent(Drafts.Message(richText: "<p>Hé</p>", subject: "Re: 1")).ShouldBe(
            $$"""{"type":"MESSAGE","text":"Hello","attachments":[],"recipients":{{Recipients}},"senderActorId":"A-1","channelId":"1002","channelAccountId":"5","richText":"<p>Hé</p>","subject":"Re: 1"}""");

    [Fact]
    public void An_optional_field_that_is_given_as_empty_is_sent_as_empty()
        => Api.Sent(Drafts.Message(richText: "", subject: ""))
            .ShouldEndWith(""","richText":"","subject":""}""");

    [Fact]
    public void A_comment_has_all_required_fields_and_no_optional_ones()
        => Api.Sent(Drafts.Comment()).ShouldBe("""{"type":"COMMENT","text":"Note","attachments":[]}""");

    [Fact]
    public void A_comment_has_the_rich_text_that_is_given()
        => Api.Sent(Drafts.Comment(richText: "<i>Note</i>"))
            .ShouldBe("""{"type":"COMMENT","text":"Note","attachments":[],"richText":"<i>Note</i>"}""");

    [Fact]
    public void A_comment_has_its_attachments()
        => Api.Sent(Drafts.Comment(attachments: [new FileAttachment { FileId = "77" }]))
            .ShouldBe("""{"type":"COMMENT","text":"Note","attachments":[{"type":"FILE","fileId":"77"}]}""");

    [Fact]
    public async Task A_message_goes_out_with_the_token_and_says_what_it_is_and_what_it_takes()
    {
        StubHandler handler = Api.Accepting();

        await Api.Over(handler).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd);

        SeenRequest request = handler.Only;
        request.Method.ShouldBe("POST");
        request.Headers["Authorization"].ShouldBe("Bearer " + Api.Secret);
        request.Headers["Accept"].ShouldBe("application/json");
        request.Headers["Content-Type"].ShouldBe("application/json");
        request.Headers["User-Agent"].ShouldMatch(@"^HubSpotConversations/\d+\.\d+\.\d+$");
        request.Headers.Keys.ShouldBe(
            ["Authorization", "Accept", "Content-Type", "Content-Length", "User-Agent"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_call_that_reads_has_no_body()
    {
        StubHandler handler = StubHandler.Responding(200, """{"type":"MESSAGE"}""");

        await Api.Over(handler).Threads.GetMessageAsync("1", "2", cancellationToken: Api.TestEnd);

        handler.Only.Method.ShouldBe("GET");
        handler.Only.Body.ShouldBeEmpty();
        handler.Only.Headers["Authorization"].ShouldBe("Bearer " + Api.Secret);
        handler.Only.Headers.Keys.ShouldBe(["Authorization", "Accept", "User-Agent"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_answer_to_a_send_is_the_message_that_HubSpot_made_of_it()
    {
        ThreadMessage message = await Api.Over(Api.Accepting()).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd);

        message.ShouldBeOfType<ConversationMessage>().MessageId.ShouldBe("m1");
        message.ThreadId.ShouldBe("123");
    }

    [Fact]
    public async Task The_answer_to_a_comment_is_the_comment_that_HubSpot_made_of_it()
    {
        StubHandler handler = StubHandler.Responding(201, """{"id":"c1","type":"COMMENT"}""");

        ThreadMessage comment = await Api.Over(handler).Threads.AddCommentAsync(Drafts.Comment(), Api.TestEnd);

        comment.ShouldBeOfType<CommentMessage>().MessageId.ShouldBe("c1");
    }
}
