using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class SendTests
{
    [Fact]
    public async Task A_sent_message_is_stored_once_and_returned_by_its_location_and_the_history()
    {
        using var session = new SandboxSession();
        int before = session.Account.StoredMessageCount(SandboxData.EmailThreadId);

        using HttpResponseMessage response = await session.PostAsync(
            SandboxSession.Messages(SandboxData.EmailThreadId), SandboxSession.EmailRequest());

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonObject message = await session.BodyAsync(response);
        session.Account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + 1);
        JsonObject located = await session.GetJsonAsync(response.Headers.Location!.PathAndQuery);
        JsonObject page = await session.GetJsonAsync(SandboxSession.Messages(SandboxData.EmailThreadId));
        located.ToJsonString().ShouldBe(message.ToJsonString());
        page["results"]![0]!.ToJsonString().ShouldBe(message.ToJsonString());
    }

    [Fact]
    public async Task The_response_contains_the_sender_the_recipients_and_the_content()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));
        using var session = new SandboxSession(new SandboxOptions { Clock = clock });

        using HttpResponseMessage response = await session.PostAsync(
            SandboxSession.Messages(SandboxData.EmailThreadId), SandboxSession.EmailRequest());

        JsonObject message = await session.BodyAsync(response);
        message["id"]!.GetValue<string>().Length.ShouldBe(32);
        message.Remove("id");
        JsonNode.DeepEquals(message, SandboxSession.Json("""
            {"conversationsThreadId":"6065362089","createdAt":"2026-12-01T08:00:00Z",
             "updatedAt":"2026-12-01T08:00:00Z","createdBy":"A-52301001",
             "client":{"clientType":"INTEGRATION","integrationAppId":2438486},
             "senders":[{"actorId":"A-52301001","name":"Maya Lindqvist","senderField":"FROM",
               "deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"hello@acme.example"}}],
             "recipients":[{"actorId":"V-701","name":"Jane Doe","recipientField":"TO",
               "deliveryIdentifier":{"type":"HS_EMAIL_ADDRESS","value":"jane.doe@example.com"}}],
             "archived":false,"text":"Hello","richText":"<p>Hello</p>","subject":"Hi","attachments":[],
             "truncationStatus":"NOT_TRUNCATED","direction":"OUTGOING","channelId":"1002",
             "channelAccountId":"62001","status":{"statusType":"SENT"},"type":"MESSAGE"}
            """)).ShouldBeTrue(message.ToJsonString());
    }

    [Fact]
    public async Task A_reply_assigns_the_thread_to_its_sender_and_updates_the_thread_times()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));
        using var session = new SandboxSession(new SandboxOptions { Clock = clock });
        JsonObject request = SandboxSession.EmailRequest();
        request["senderActorId"] = SandboxData.ThirdAgentActorId;

        (await session.PostAsync(SandboxSession.Messages(SandboxData.EmailThreadId), request)).Dispose();

        JsonObject thread = await session.GetJsonAsync($"threads/{SandboxData.EmailThreadId}");
        ((string?)thread["assignedTo"]).ShouldBe(SandboxData.ThirdAgentActorId);
        ((string?)thread["latestMessageTimestamp"]).ShouldBe("2026-12-01T08:00:00Z");
        ((string?)thread["latestMessageSentTimestamp"]).ShouldBe("2026-12-01T08:00:00Z");
    }

    [Fact]
    public async Task The_app_creates_a_comment_and_the_thread_stays_unchanged()
    {
        using var session = new SandboxSession();
        JsonObject before = await session.GetJsonAsync($"threads/{SandboxData.FormThreadId}");

        using HttpResponseMessage response = await session.PostAsync(
            SandboxSession.Messages(SandboxData.FormThreadId),
            SandboxSession.Json("""{"type":"COMMENT","text":"a < b","attachments":[]}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonObject comment = await session.BodyAsync(response);
        ((string?)comment["createdBy"]).ShouldBe(SandboxData.IntegratorActorId);
        ((string?)comment["richText"]).ShouldBe("<p>a &lt; b</p>");
        JsonObject after = await session.GetJsonAsync($"threads/{SandboxData.FormThreadId}");
        after.ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Fact]
    public async Task A_message_from_an_inactive_account_is_accepted_with_status_FAILED()
    {
        using var session = new SandboxSession();
        JsonObject request = SandboxSession.EmailRequest();
        request["channelAccountId"] = SandboxData.InactiveEmailChannelAccountId;

        using HttpResponseMessage response = await session.PostAsync(
            SandboxSession.Messages(SandboxData.EmailThreadId), request);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonObject message = await session.BodyAsync(response);
        ((string?)message["status"]!["statusType"]).ShouldBe("FAILED");
        message["status"]!["failureDetails"]!["errorMessageTokens"]!.AsObject().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"type":"FILE","fileId":"170045001"}""", "fileUsageType")]
    [InlineData(
        """{"type":"QUICK_REPLIES","quickReplies":[{"value":"yes","valueType":"TEXT","label":"Yes"}]}""",
        "allowUserInput")]
    [InlineData("""{"type":"SOCIAL_MEDIA_METADATA","socialMetadata":{"mediaType":"PHOTO"}}""", "socialMetadata")]
    public async Task Live_chat_accepts_each_kind_of_attachment(string attachment, string added)
    {
        using var session = new SandboxSession();
        JsonObject request = SandboxSession.ChatRequest();
        request["attachments"]!.AsArray().Add(JsonNode.Parse(attachment));

        using HttpResponseMessage response = await session.PostAsync(
            SandboxSession.Messages(SandboxData.ChatThreadId), request);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonObject message = await session.BodyAsync(response);
        message["attachments"]![0]!.AsObject().ShouldContainKey(added);
    }

    [Fact]
    public async Task The_sandbox_accepts_a_single_identifier_a_numeric_id_and_unknown_properties()
    {
        using var session = new SandboxSession();
        JsonObject request = SandboxSession.ChatRequest();
        request["channelId"] = 1000;
        request["mood"] = "good";
        request["recipients"] = new JsonArray(SandboxSession.Json("""
            {"deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"chat-visitor-701"}}
            """));

        using HttpResponseMessage response = await session.PostAsync(
            $"/conversations/conversations/2026-09/threads/{SandboxData.ChatThreadId}/messages", request);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location!.AbsolutePath.ShouldStartWith("/conversations/conversations/2026-09/threads/");
    }

    [Fact]
    public async Task ReceiveMessage_adds_an_incoming_message()
    {
        using var session = new SandboxSession();

        string id = session.Account.ReceiveMessage(SandboxData.ChatThreadId, "Still there?");

        JsonObject page = await session.GetJsonAsync($"{SandboxSession.Messages(SandboxData.ChatThreadId)}?limit=1");
        ((string?)page["results"]![0]!["id"]).ShouldBe(id);
        ((string?)page["results"]![0]!["direction"]).ShouldBe("INCOMING");
        session.Account.MessagesJson(SandboxData.ChatThreadId).ShouldContain("Still there?");
    }
}
