using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class SendTests
{
    [Fact]
    public async Task A_message_is_stored_once_answered_with_its_address_and_the_first_of_the_history()
    {
        using var session = new SandboxSession();
        int before = session.Account.StoredMessageCount(SandboxData.EmailThreadId);

        using HttpResponseMessage answer = await session.PostAsync(
            SandboxSession.Messages(SandboxData.EmailThreadId), SandboxSession.EmailEgg());

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonObject message = await session.BodyAsync(answer);
        session.Account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + 1);
        JsonObject located = await session.GetJsonAsync(answer.Headers.Location!.PathAndQuery);
        JsonObject page = await session.GetJsonAsync(SandboxSession.Messages(SandboxData.EmailThreadId));
        located.ToJsonString().ShouldBe(message.ToJsonString());
        page["results"]![0]!.ToJsonString().ShouldBe(message.ToJsonString());
    }

    [Fact]
    public async Task A_message_says_who_sent_what_to_whom()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));
        using var session = new SandboxSession(new SandboxOptions { Clock = clock });

        using HttpResponseMessage answer = await session.PostAsync(
            SandboxSession.Messages(SandboxData.EmailThreadId), SandboxSession.EmailEgg());

        JsonObject message = await session.BodyAsync(answer);
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
    public async Task Whoever_replies_becomes_the_assignee_and_the_thread_moves_on()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));
        using var session = new SandboxSession(new SandboxOptions { Clock = clock });
        JsonObject egg = SandboxSession.EmailEgg();
        egg["senderActorId"] = SandboxData.ThirdAgentActorId;

        (await session.PostAsync(SandboxSession.Messages(SandboxData.EmailThreadId), egg)).Dispose();

        JsonObject thread = await session.GetJsonAsync($"threads/{SandboxData.EmailThreadId}");
        ((string?)thread["assignedTo"]).ShouldBe(SandboxData.ThirdAgentActorId);
        ((string?)thread["latestMessageTimestamp"]).ShouldBe("2026-12-01T08:00:00Z");
        ((string?)thread["latestMessageSentTimestamp"]).ShouldBe("2026-12-01T08:00:00Z");
    }

    [Fact]
    public async Task A_comment_is_the_apps_and_leaves_the_assignee_alone()
    {
        using var session = new SandboxSession();
        JsonObject before = await session.GetJsonAsync($"threads/{SandboxData.FormThreadId}");

        using HttpResponseMessage answer = await session.PostAsync(
            SandboxSession.Messages(SandboxData.FormThreadId),
            SandboxSession.Json("""{"type":"COMMENT","text":"a < b","attachments":[]}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonObject comment = await session.BodyAsync(answer);
        ((string?)comment["createdBy"]).ShouldBe(SandboxData.IntegratorActorId);
        ((string?)comment["richText"]).ShouldBe("<p>a &lt; b</p>");
        JsonObject after = await session.GetJsonAsync($"threads/{SandboxData.FormThreadId}");
        after.ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Fact]
    public async Task A_message_for_an_account_that_cannot_send_is_taken_and_fails_in_its_status()
    {
        using var session = new SandboxSession();
        JsonObject egg = SandboxSession.EmailEgg();
        egg["channelAccountId"] = SandboxData.InactiveEmailChannelAccountId;

        using HttpResponseMessage answer = await session.PostAsync(
            SandboxSession.Messages(SandboxData.EmailThreadId), egg);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonObject message = await session.BodyAsync(answer);
        ((string?)message["status"]!["statusType"]).ShouldBe("FAILED");
        message["status"]!["failureDetails"]!["errorMessageTokens"]!.AsObject().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"type":"FILE","fileId":"170045001"}""", "fileUsageType")]
    [InlineData(
        """{"type":"QUICK_REPLIES","quickReplies":[{"value":"yes","valueType":"TEXT","label":"Yes"}]}""",
        "allowUserInput")]
    [InlineData("""{"type":"SOCIAL_MEDIA_METADATA","socialMetadata":{"mediaType":"PHOTO"}}""", "socialMetadata")]
    public async Task Each_kind_of_attachment_can_be_sent_on_live_chat(string attachment, string added)
    {
        using var session = new SandboxSession();
        JsonObject egg = SandboxSession.ChatEgg();
        egg["attachments"]!.AsArray().Add(JsonNode.Parse(attachment));

        using HttpResponseMessage answer = await session.PostAsync(
            SandboxSession.Messages(SandboxData.ChatThreadId), egg);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonObject message = await session.BodyAsync(answer);
        message["attachments"]![0]!.AsObject().ShouldContainKey(added);
    }

    [Fact]
    public async Task A_single_identifier_an_id_as_a_number_and_unknown_properties_are_taken()
    {
        using var session = new SandboxSession();
        JsonObject egg = SandboxSession.ChatEgg();
        egg["channelId"] = 1000;
        egg["mood"] = "good";
        egg["recipients"] = new JsonArray(SandboxSession.Json("""
            {"deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"chat-visitor-701"}}
            """));

        using HttpResponseMessage answer = await session.PostAsync(
            $"/conversations/conversations/2026-09/threads/{SandboxData.ChatThreadId}/messages", egg);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Location!.AbsolutePath.ShouldStartWith("/conversations/conversations/2026-09/threads/");
    }

    [Fact]
    public async Task A_visitor_can_write_between_the_requests()
    {
        using var session = new SandboxSession();

        string id = session.Account.ReceiveMessage(SandboxData.ChatThreadId, "Still there?");

        JsonObject page = await session.GetJsonAsync($"{SandboxSession.Messages(SandboxData.ChatThreadId)}?limit=1");
        ((string?)page["results"]![0]!["id"]).ShouldBe(id);
        ((string?)page["results"]![0]!["direction"]).ShouldBe("INCOMING");
        session.Account.MessagesJson(SandboxData.ChatThreadId).ShouldContain("Still there?");
    }
}
