using System.Net;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Failures;

public sealed class RefusalTests
{
    private const string Whole =
        """
        {"status":"error","message":"Multiple errors validating request.","correlationId":"c-1","category":"VALIDATION_ERROR",
         "subCategory":"ConversationsApiError.X","context":{"requiredScopes":["conversations.read"]},
         "links":{"scopes":"https://developers.example/scopes","knowledge":7},
         "errors":[
          {"message":"Actor type VISITOR is not supported for sending","code":"C1","in":"senderActorId",
           "subCategory":"ConversationsApiError.UNSUPPORTED_ACTOR_TYPE","context":{"actor":["V-1"]},"new":1},
          {"message":"Actor type AGENT is not supported for receiving","context":
           {"requiredGranularScopes":["conversations.write","conversations.read"]}}]}
        """;

    [Theory]
    [InlineData(400)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(423)]
    [InlineData(477)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(521)]
    [InlineData(522)]
    [InlineData(523)]
    [InlineData(524)]
    [InlineData(525)]
    [InlineData(526)]
    [InlineData(599)]
    public async Task A_refusal_is_an_API_exception_with_its_status(int status)
        => (await RefusalOf(StubHandler.Answering(status, Whole))).ShouldBeOfType<HubSpotApiException>()
            .StatusCode.ShouldBe((HttpStatusCode)status);

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(423)]
    [InlineData(429)]
    [InlineData(477)]
    public async Task A_refused_send_was_not_sent_and_is_no_unknown_delivery(int status)
    {
        StubHandler handler = StubHandler.Answering(status, Whole);

        HubSpotApiException refusal = await Should.ThrowAsync<HubSpotApiException>(
            async () => await Api.Over(handler).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd));

        ((int)refusal.StatusCode).ShouldBe(status);
        handler.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_401_is_an_authentication_exception()
    {
        HubSpotApiException refusal = await RefusalOf(StubHandler.Answering(
            401,
            """{"status":"error","message":"The OAuth token expired.","category":"EXPIRED_AUTHENTICATION","correlationId":"c-2"}"""));

        refusal.ShouldBeOfType<HubSpotAuthenticationException>();
        refusal.Category.ShouldBe("EXPIRED_AUTHENTICATION");
        refusal.CorrelationId.ShouldBe("c-2");
        refusal.ToString().ShouldNotContain(Api.Secret);
    }

    [Fact]
    public async Task All_that_HubSpot_said_is_in_the_exception()
    {
        HubSpotApiException refusal = await RefusalOf(StubHandler.Answering(400, Whole));

        refusal.Category.ShouldBe("VALIDATION_ERROR");
        refusal.SubCategory.ShouldBe("ConversationsApiError.X");
        refusal.CorrelationId.ShouldBe("c-1");
        refusal.HubSpotMessage.ShouldBe("Multiple errors validating request.");
        refusal.Links.ShouldBe(
            new Dictionary<string, string?> { ["scopes"] = "https://developers.example/scopes", ["knowledge"] = "7" },
            ignoreOrder: true);
        refusal.RequiredScopes.ShouldBe(["conversations.write", "conversations.read"]);
        refusal.RequestUri.ShouldBe(new Uri("https://api.hubapi.com/conversations/v3/conversations/inboxes"));
        refusal.Errors.Count.ShouldBe(2);
        HubSpotError error = refusal.Errors[0];
        error.Message.ShouldBe("Actor type VISITOR is not supported for sending");
        (error.Code, error.In, error.SubCategory)
            .ShouldBe(("C1", "senderActorId", "ConversationsApiError.UNSUPPORTED_ACTOR_TYPE"));
        error.Context["actor"].ShouldBe(new object?[] { "V-1" });
        error.AdditionalProperties["new"].ShouldBe(1L);
    }

    [Fact]
    public async Task The_message_has_every_cause()
    {
        HubSpotApiException refusal = await RefusalOf(StubHandler.Answering(400, Whole));

        string[] lines = refusal.Message.Split(Environment.NewLine);
        lines[0].ShouldBe(
            "HubSpot refused GET /conversations/v3/conversations/inboxes (400 Bad Request, VALIDATION_ERROR): "
            + "Multiple errors validating request.");
        lines[1].ShouldBe(
            "- Actor type VISITOR is not supported for sending (in senderActorId) [ConversationsApiError.UNSUPPORTED_ACTOR_TYPE]");
        lines[2].ShouldStartWith("- Actor type AGENT is not supported for receiving");
        lines[2].ShouldEndWith("The token lacks these scopes: conversations.write, conversations.read.");
        lines[3].ShouldBe("Correlation id: c-1.");
    }

    [Fact]
    public async Task The_message_has_every_cause_of_many()
    {
        string errors = string.Join(',', Enumerable.Range(0, 500).Select(static i => $$"""{"message":"cause {{i}};"}"""));

        HubSpotApiException refusal = await RefusalOf(StubHandler.Answering(400, $$"""{"errors":[{{errors}}]}"""));

        refusal.Errors.Count.ShouldBe(500);
        Enumerable.Range(0, 500).ShouldAllBe(i => refusal.Message.Contains($"- cause {i};"));
    }

    [Theory]
    [InlineData("""{"errors":[{"code":"C1"}]}""", "- C1")]
    [InlineData("""{"errors":[{"subCategory":"S1"}]}""", "- S1")]
    [InlineData("""{"errors":{"message":"alone"}}""", "- alone")]
    [InlineData("{}", "it gave no reason.")]
    [InlineData("""{"message":"Done."}""", ": Done.")]
    public async Task A_cause_that_is_told_in_part_is_told(string body, string expected)
        => (await RefusalOf(StubHandler.Answering(400, body))).Message.ShouldContain(expected);

    [Fact]
    public async Task An_OAuth_error_is_understood()
    {
        HubSpotApiException refusal = await RefusalOf(StubHandler.Answering(
            400, """{"error":"invalid_grant","error_description":"missing or expired refresh token"}"""));

        refusal.Category.ShouldBe("invalid_grant");
        refusal.HubSpotMessage.ShouldBe("missing or expired refresh token");
        refusal.Message.ShouldContain("invalid_grant): missing or expired refresh token.");
    }

    [Fact]
    public async Task The_correlation_id_may_stand_in_a_header()
        => (await RefusalOf(StubHandler.Answering(
                404, "", contentType: null, ("X-HubSpot-Correlation-Id", "h-1"))))
            .CorrelationId.ShouldBe("h-1");

    [Fact]
    public async Task The_query_stands_nowhere_in_a_refusal()
    {
        HubSpotApiException refusal = await Should.ThrowAsync<HubSpotApiException>(
            async () => await Api.Over(StubHandler.Answering(404, Whole)).Inboxes
                .ListAsync("cursor-of-somebody", 5, cancellationToken: Api.TestEnd));

        refusal.RequestUri.Query.ShouldBeEmpty();
        refusal.ToString().ShouldNotContain("cursor-of-somebody");
    }

    internal static async Task<HubSpotApiException> RefusalOf(StubHandler handler, TimeProvider? clock = null)
        => await Should.ThrowAsync<HubSpotApiException>(
            async () => await Api.Over(handler, clock: clock).Inboxes.ListAsync(cancellationToken: Api.TestEnd));
}
