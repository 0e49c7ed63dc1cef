using System.Net;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Failures;

public sealed class RejectionTests
{
    private const string ErrorBody =
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
    public async Task An_error_status_throws_HubSpotApiException_with_that_status(int status)
        => (await RejectionOf(StubHandler.Responding(status, ErrorBody))).ShouldBeOfType<HubSpotApiException>()
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
    public async Task A_rejected_send_throws_HubSpotApiException_not_an_unknown_delivery(int status)
    {
        StubHandler handler = StubHandler.Responding(status, ErrorBody);

        HubSpotApiException rejection = await Should.ThrowAsync<HubSpotApiException>(
            async () => await Api.Over(handler).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd));

        ((int)rejection.StatusCode).ShouldBe(status);
        handler.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_401_throws_HubSpotAuthenticationException()
    {
        HubSpotApiException rejection = await RejectionOf(StubHandler.Responding(
            401,
            """{"status":"error","message":"The OAuth token expired.","category":"EXPIRED_AUTHENTICATION","correlationId":"c-2"}"""));

        rejection.ShouldBeOfType<HubSpotAuthenticationException>();
        rejection.Category.ShouldBe("EXPIRED_AUTHENTICATION");
        rejection.CorrelationId.ShouldBe("c-2");
        rejection.ToString().ShouldNotContain(Api.Secret);
    }

    [Fact]
    public async Task The_exception_contains_every_detail_of_the_error_body()
    {
        HubSpotApiException rejection = await RejectionOf(StubHandler.Responding(400, ErrorBody));

        rejection.Category.ShouldBe("VALIDATION_ERROR");
        rejection.SubCategory.ShouldBe("ConversationsApiError.X");
        rejection.CorrelationId.ShouldBe("c-1");
        rejection.HubSpotMessage.ShouldBe("Multiple errors validating request.");
        rejection.Links.ShouldBe(
            new Dictionary<string, string?> { ["scopes"] = "https://developers.example/scopes", ["knowledge"] = "7" },
            ignoreOrder: true);
        rejection.RequiredScopes.ShouldBe(["conversations.write", "conversations.read"]);
        rejection.RequestUri.ShouldBe(new Uri("https://api.hubapi.com/conversations/v3/conversations/inboxes"));
        rejection.Errors.Count.ShouldBe(2);
        HubSpotError error = rejection.Errors[0];
        error.Message.ShouldBe("Actor type VISITOR is not supported for sending");
        (error.Code, error.In, error.SubCategory)
            .ShouldBe(("C1", "senderActorId", "ConversationsApiError.UNSUPPORTED_ACTOR_TYPE"));
        error.Context["actor"].ShouldBe(new object?[] { "V-1" });
        error.AdditionalProperties["new"].ShouldBe(1L);
    }

    [Fact]
    public async Task The_message_lists_every_cause()
    {
        HubSpotApiException rejection = await RejectionOf(StubHandler.Responding(400, ErrorBody));

        string[] lines = rejection.Message.Split(Environment.NewLine);
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
    public async Task The_message_lists_every_one_of_500_causes()
    {
        string errors = string.Join(',', Enumerable.Range(0, 500).Select(static i => $$"""{"message":"cause {{i}};"}"""));

        HubSpotApiException rejection = await RejectionOf(StubHandler.Responding(400, $$"""{"errors":[{{errors}}]}"""));

        rejection.Errors.Count.ShouldBe(500);
        Enumerable.Range(0, 500).ShouldAllBe(i => rejection.Message.Contains($"- cause {i};"));
    }

    [Theory]
    [InlineData("""{"errors":[{"code":"C1"}]}""", "- C1")]
    [InlineData("""{"errors":[{"subCategory":"S1"}]}""", "- S1")]
    [InlineData("""{"errors":{"message":"alone"}}""", "- alone")]
    [InlineData("{}", "it gave no reason.")]
    [InlineData("""{"message":"Done."}""", ": Done.")]
    public async Task The_message_shows_an_incomplete_cause(string body, string expected)
        => (await RejectionOf(StubHandler.Responding(400, body))).Message.ShouldContain(expected);

    [Fact]
    public async Task The_exception_contains_the_details_of_an_OAuth_error()
    {
        HubSpotApiException rejection = await RejectionOf(StubHandler.Responding(
            400, """{"error":"invalid_grant","error_description":"missing or expired refresh token"}"""));

        rejection.Category.ShouldBe("invalid_grant");
        rejection.HubSpotMessage.ShouldBe("missing or expired refresh token");
        rejection.Message.ShouldContain("invalid_grant): missing or expired refresh token.");
    }

    [Fact]
    public async Task The_correlation_id_can_come_from_a_header()
        => (await RejectionOf(StubHandler.Responding(
                404, "", contentType: null, ("X-HubSpot-Correlation-Id", "h-1"))))
            .CorrelationId.ShouldBe("h-1");

    [Fact]
    public async Task The_exception_does_not_contain_the_query()
    {
        HubSpotApiException rejection = await Should.ThrowAsync<HubSpotApiException>(
            async () => await Api.Over(StubHandler.Responding(404, ErrorBody)).Inboxes
                .ListAsync("cursor-of-somebody", 5, cancellationToken: Api.TestEnd));

        rejection.RequestUri.Query.ShouldBeEmpty();
        rejection.ToString().ShouldNotContain("cursor-of-somebody");
    }

    internal static async Task<HubSpotApiException> RejectionOf(StubHandler handler, TimeProvider? clock = null)
        => await Should.ThrowAsync<HubSpotApiException>(
            async () => await Api.Over(handler, clock: clock).Inboxes.ListAsync(cancellationToken: Api.TestEnd));
}
