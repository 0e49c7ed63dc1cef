using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class SendValidationTests
{
    private const string Unsupported = "ConversationsApiError.UNSUPPORTED_ACTOR_TYPE";

    [Theory]
    [InlineData("type")]
    [InlineData("text")]
    [InlineData("attachments")]
    [InlineData("recipients")]
    [InlineData("senderActorId")]
    [InlineData("channelId")]
    [InlineData("channelAccountId")]
    public async Task A_missing_property_is_named(string property)
    {
        using var session = new SandboxSession();
        JsonObject egg = SandboxSession.EmailEgg();
        egg.Remove(property);

        JsonObject error = await session.RefusalAsync(SandboxData.EmailThreadId, egg);

        JsonNode entry = error["errors"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)entry["message"]).ShouldBe($"Some required fields were not set: [{property}]");
        ((string?)entry["in"]).ShouldBe(property);
        ((string?)error["message"]).ShouldBe((string?)entry["message"]);
    }

    [Theory]
    [InlineData("senderActorId", "\"V-701\"", "Actor type VISITOR is not supported for sending", Unsupported)]
    [InlineData("senderActorId", "\"B-9001\"", "Actor type BOT is not supported for sending", Unsupported)]
    [InlineData(
        "senderActorId", "\"52301001\"", "Invalid actorId type", "ConversationsApiError.INVALID_ARGUMENT_TYPE")]
    [InlineData("senderActorId", "\"A-1\"", "Actor A-1 was not found", null)]
    [InlineData("channelId", "\"4711\"", "Channel 4711 was not found", null)]
    [InlineData("channelId", "\"1007\"", "Sending messages on channel 1007 is not supported", null)]
    [InlineData("channelAccountId", "\"62003\"", "Channel account 62003 does not belong to channel 1002", null)]
    [InlineData("channelAccountId", "\"1\"", "Channel account 1 was not found", null)]
    [InlineData("text", "\"  \"", "text must not be empty", null)]
    [InlineData("text", "7", "text must be a string", null)]
    [InlineData("type", "\"WELCOME_MESSAGE\"", "Invalid type 'WELCOME_MESSAGE': MESSAGE or COMMENT", null)]
    [InlineData("recipients", "[]", "An email needs at least one recipient", null)]
    [InlineData("recipients", "{}", "recipients must be an array", null)]
    [InlineData("attachments", "[7]", "attachments[0] must be an object", null)]
    public async Task A_wrong_property_is_refused(string property, string json, string message, string? subCategory)
    {
        using var session = new SandboxSession();
        JsonObject egg = SandboxSession.EmailEgg();
        egg[property] = JsonNode.Parse(json);

        JsonObject error = await session.RefusalAsync(SandboxData.EmailThreadId, egg);

        JsonNode entry = error["errors"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)entry["message"]).ShouldBe(message);
        ((string?)entry["subCategory"]).ShouldBe(subCategory);
    }

    [Theory]
    [InlineData("actorId", "\"A-52301002\"", "Actor type AGENT is not supported for receiving")]
    [InlineData("actorId", "\"E-jane.doe@example.com\"", "Actor type EMAIL is not supported for receiving")]
    [InlineData("actorId", "\"jane\"", "Invalid actorId type")]
    [InlineData("recipientField", "\"To\"", "Invalid recipientField 'To': TO, CC or BCC")]
    [InlineData("deliveryIdentifiers", "[]", "A recipient needs a delivery identifier")]
    [InlineData(
        "deliveryIdentifiers",
        "null",
        "Some required fields were not set: [recipients[0].deliveryIdentifiers]")]
    [InlineData(
        "deliveryIdentifiers",
        """[{"type":"HS_PHONE_NUMBER","value":"+15551234567"}]""",
        "Channel 1002 delivers to HS_EMAIL_ADDRESS, not to HS_PHONE_NUMBER")]
    [InlineData(
        "deliveryIdentifiers",
        """[{"type":"PIGEON","value":"x"}]""",
        "Invalid delivery identifier type 'PIGEON'")]
    [InlineData(
        "deliveryIdentifiers",
        """[{"type":"HS_EMAIL_ADDRESS","value":"jane"}]""",
        "Invalid value for HS_EMAIL_ADDRESS: 'jane'")]
    public async Task A_wrong_recipient_is_refused(string property, string json, string message)
    {
        using var session = new SandboxSession();
        JsonObject egg = SandboxSession.EmailEgg();
        egg["recipients"]![0]![property] = JsonNode.Parse(json);

        JsonObject error = await session.RefusalAsync(SandboxData.EmailThreadId, egg);

        ((string?)error["errors"]!.AsArray().ShouldHaveSingleItem()!["message"]).ShouldBe(message);
    }

    [Theory]
    [InlineData("""{"type":"LOCATION"}""", "Attachment type LOCATION is not supported for sending")]
    [InlineData("""{"fileId":"1"}""", "Some required fields were not set: [attachments[0].type]")]
    [InlineData("""{"type":"FILE"}""", "Some required fields were not set: [attachments[0].fileId]")]
    [InlineData("""{"type":"FILE","fileId":17}""", "attachments[0].fileId must be a string")]
    [InlineData(
        """{"type":"QUICK_REPLIES","quickReplies":[{"value":"a","valueType":"TEXT"}]}""",
        "Quick replies are supported on live chat and Messenger only")]
    [InlineData(
        """{"type":"SOCIAL_MEDIA_METADATA","socialMetadata":{"mediaType":"OPERA"}}""",
        "Invalid mediaType 'OPERA'")]
    public async Task A_wrong_attachment_is_refused(string attachment, string message)
    {
        using var session = new SandboxSession();
        JsonObject egg = SandboxSession.EmailEgg();
        egg["attachments"]!.AsArray().Add(JsonNode.Parse(attachment));

        JsonObject error = await session.RefusalAsync(SandboxData.EmailThreadId, egg);

        ((string?)error["errors"]!.AsArray().ShouldHaveSingleItem()!["message"]).ShouldBe(message);
    }

    [Fact]
    public async Task Several_problems_are_all_told()
    {
        using var session = new SandboxSession();
        JsonObject egg = SandboxSession.EmailEgg();
        egg["senderActorId"] = SandboxData.VisitorActorId;
        egg["recipients"]![0]!["actorId"] = SandboxData.AgentActorId;

        JsonObject error = await session.RefusalAsync(SandboxData.EmailThreadId, egg);

        ((string?)error["message"]).ShouldBe("Multiple errors validating request.");
        error["errors"]!.AsArray().Select(entry => (string?)entry!["message"]).ShouldBe(
        [
            "Actor type VISITOR is not supported for sending",
            "Actor type AGENT is not supported for receiving",
        ]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("""{"type":"\uD83D"}""")]
    public async Task A_body_that_is_no_object_is_refused(string body)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage answer = await session.PostAsync(
            SandboxSession.Messages(SandboxData.EmailThreadId), body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await session.BodyAsync(answer))["message"]).ShouldStartWith("Invalid input JSON");
    }

    [Fact]
    public async Task A_body_that_does_not_say_json_gets_an_empty_answer()
    {
        using var session = new SandboxSession();
        using var content = new StringContent(SandboxSession.EmailEgg().ToJsonString());

        using HttpResponseMessage answer = await session.Client.PostAsync(
            $"/conversations/v3/conversations/{SandboxSession.Messages(SandboxData.EmailThreadId)}",
            content,
            TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Content.Headers.ContentLength.ShouldBe(0);
    }

    [Fact]
    public async Task A_thread_that_is_not_there_is_not_found()
    {
        using var session = new SandboxSession();

        using HttpResponseMessage answer = await session.PostAsync(
            SandboxSession.Messages("42"), SandboxSession.EmailEgg());

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ((string?)(await session.BodyAsync(answer))["category"]).ShouldBe("OBJECT_NOT_FOUND");
    }

    [Fact]
    public async Task An_archived_thread_takes_no_message()
    {
        using var session = new SandboxSession();

        JsonObject error = await session.RefusalAsync(SandboxData.ArchivedThreadId, SandboxSession.EmailEgg());

        ((string)error["message"]!).ShouldContain("archived");
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Created)]
    [InlineData(true, HttpStatusCode.BadRequest)]
    public async Task A_comment_in_the_help_desk_is_refused_where_the_account_says_so(
        bool refuse,
        HttpStatusCode status)
    {
        using var session = new SandboxSession(new SandboxOptions { RefuseHelpDeskComments = refuse });

        using HttpResponseMessage answer = await session.PostAsync(
            SandboxSession.Messages(SandboxData.TicketThreadId),
            SandboxSession.Json("""{"type":"COMMENT","text":"Note","attachments":[]}"""));

        answer.StatusCode.ShouldBe(status);
    }
}
