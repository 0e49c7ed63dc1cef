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
    public async Task The_error_names_the_missing_property(string property)
    {
        using var session = new SandboxSession();
        JsonObject request = SandboxSession.EmailRequest();
        request.Remove(property);

        JsonObject error = await session.RefusalAsync(SandboxData.EmailThreadId, request);

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
    public async Task The_sandbox_rejects_an_invalid_property(
        string property, string json, string message, string? subCategory)
    {
        using var session = new SandboxSession();
        JsonObject request = SandboxSession.EmailRequest();
        request[property] = JsonNode.Parse(json);

        JsonObject error = await session.RefusalAsync(SandboxData.EmailThreadId, request);

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
    public async Task The_sandbox_rejects_an_invalid_recipient(string property, string json, string message)
    {
        using var session = new SandboxSession();
        JsonObject request = SandboxSession.EmailRequest();
        request["recipients"]![0]![property] = JsonNode.Parse(json);

        JsonObject error = await session.RefusalAsync(SandboxData.EmailThreadId, request);

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
    public async Task The_sandbox_rejects_an_invalid_attachment(string attachment, string message)
    {
        using var session = new SandboxSession();
        JsonObject request = SandboxSession.EmailRequest();
        request["attachments"]!.AsArray().Add(JsonNode.Parse(attachment));

        JsonObject error = await session.RefusalAsync(SandboxData.EmailThreadId, request);

        ((string?)error["errors"]!.AsArray().ShouldHaveSingleItem()!["message"]).ShouldBe(message);
    }

    [Fact]
    public async Task The_error_lists_every_problem()
    {
        using var session = new SandboxSession();
        JsonObject request = SandboxSession.EmailRequest();
        request["senderActorId"] = SandboxData.VisitorActorId;
        request["recipients"]![0]!["actorId"] = SandboxData.AgentActorId;

        JsonObject error = await session.RefusalAsync(SandboxData.EmailThreadId, request);

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
    public async Task The_sandbox_rejects_a_body_that_is_not_a_json_object(string body)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.PostAsync(
            SandboxSession.Messages(SandboxData.EmailThreadId), body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await session.BodyAsync(response))["message"]).ShouldStartWith("Invalid input JSON");
    }

    [Fact]
    public async Task A_body_without_the_json_content_type_gets_an_empty_415()
    {
        using var session = new SandboxSession();
        using var content = new StringContent(SandboxSession.EmailRequest().ToJsonString());

        using HttpResponseMessage response = await session.Client.PostAsync(
            $"/conversations/v3/conversations/{SandboxSession.Messages(SandboxData.EmailThreadId)}",
            content,
            TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        response.Content.Headers.ContentLength.ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_thread_returns_404()
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.PostAsync(
            SandboxSession.Messages("42"), SandboxSession.EmailRequest());

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ((string?)(await session.BodyAsync(response))["category"]).ShouldBe("OBJECT_NOT_FOUND");
    }

    [Fact]
    public async Task The_sandbox_rejects_a_message_to_an_archived_thread()
    {
        using var session = new SandboxSession();

        JsonObject error = await session.RefusalAsync(SandboxData.ArchivedThreadId, SandboxSession.EmailRequest());

        ((string)error["message"]!).ShouldContain("archived");
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Created)]
    [InlineData(true, HttpStatusCode.BadRequest)]
    public async Task RefuseHelpDeskComments_decides_whether_a_help_desk_comment_is_accepted(
        bool refuse,
        HttpStatusCode status)
    {
        using var session = new SandboxSession(new SandboxOptions { RefuseHelpDeskComments = refuse });

        using HttpResponseMessage response = await session.PostAsync(
            SandboxSession.Messages(SandboxData.TicketThreadId),
            SandboxSession.Json("""{"type":"COMMENT","text":"Note","attachments":[]}"""));

        response.StatusCode.ShouldBe(status);
    }
}
