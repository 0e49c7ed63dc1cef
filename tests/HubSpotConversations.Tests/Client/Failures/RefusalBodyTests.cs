using System.Net;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Failures;

/// <summary>Refusals whose body is not what the contract says.</summary>
public sealed class RefusalBodyTests
{
    [Theory]
    [InlineData("<html><body>Not  Found</body></html>", "text/html", "(text/html): '<html><body>Not Found</body></html>'")]
    [InlineData("", "application/json", "the response is empty.")]
    [InlineData("", null, "the response is empty.")]
    [InlineData("""{"message":"cut o""", "application/json", """(application/json): '{"message":"cut o'""")]
    [InlineData("[1]", "application/json", "(application/json): '[1]'")]
    [InlineData("null", null, "(no content type): 'null'")]
    [InlineData("Bad gateway", "", "(no content type): 'Bad gateway'")]
    public async Task The_message_shows_what_came_instead(string body, string? contentType, string expected)
    {
        HubSpotApiException refusal = await RefusalTests.RefusalOf(StubHandler.Answering(404, body, contentType));

        refusal.ShouldBeOfType<HubSpotApiException>();
        refusal.Message.ShouldContain("(404 Not Found): ");
        refusal.Message.ShouldContain(expected);
        refusal.Category.ShouldBeNull();
        refusal.HubSpotMessage.ShouldBeNull();
        refusal.Errors.ShouldBeEmpty();
        refusal.Links.ShouldBeEmpty();
        refusal.RequiredScopes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, typeof(HubSpotAuthenticationException))]
    [InlineData(429, typeof(HubSpotRateLimitException))]
    [InlineData(503, typeof(HubSpotApiException))]
    public async Task A_page_in_place_of_JSON_does_not_hide_the_kind_of_failure(int status, Type expected)
        => (await RefusalTests.RefusalOf(StubHandler.Answering(status, "<html>", "text/html"))).ShouldBeOfType(expected);

    [Fact]
    public async Task JSON_is_read_whatever_its_content_type_claims()
        => (await RefusalTests.RefusalOf(StubHandler.Answering(400, """{"message":"Why."}""", "text/plain")))
            .HubSpotMessage.ShouldBe("Why.");

    [Theory]
    [InlineData("""{"message":["a"],"category":5,"errors":"none","links":[],"context":"x","correlationId":{}}""")]
    [InlineData("""{"message":null,"errors":[null,5,"x",{}],"links":{"a":null,"b":[]},"context":{"requiredScopes":[1,null]}}""")]
    [InlineData("""{"\ud800":1,"message":"\ud800","errors":[{"message":"\udc00","\ud800":2}]}""")]
    public async Task Fields_of_wrong_types_do_no_harm(string body)
        => (await RefusalTests.RefusalOf(StubHandler.Answering(400, body))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Bytes_that_are_no_UTF8_do_no_harm()
    {
        byte[] body = [.. "{\"message\":\"a"u8, 0xff, .. "b\",\"errors\":[{\"message\":\""u8, 0xfe, .. "\"}]}"u8];

        (await RefusalTests.RefusalOf(StubHandler.Answering(400, body))).HubSpotMessage.ShouldBe("a\ufffdb");
    }

    [Fact]
    public async Task Nesting_without_end_does_no_harm()
        => (await RefusalTests.RefusalOf(StubHandler.Answering(400, new string('[', 100_000))))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Control_characters_of_the_server_never_reach_the_message()
    {
        const string Evil = @"\u001b[31m\u0007\u202eevil\u0085\u009b2J\r\n";
        HubSpotApiException refusal = await RefusalTests.RefusalOf(StubHandler.Answering(
            403,
            $$$"""
            {"message":"{{{Evil}}}","category":"{{{Evil}}}","correlationId":"{{{Evil}}}",
             "errors":[{"message":"{{{Evil}}}","in":"{{{Evil}}}","subCategory":"{{{Evil}}}","code":"{{{Evil}}}",
              "context":{"requiredGranularScopes":["{{{Evil}}}"]}}]}
            """));

        MessageIsSafe(refusal);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(200)]
    public async Task Control_characters_of_a_page_never_reach_the_message(int status)
    {
        HubSpotApiException refusal = await RefusalTests.RefusalOf(StubHandler.Answering(
            status, "\u001b[2J\u009b31m<html>\u202e\u0007", "text/html; a=\"\u0085\u009b\""));

        MessageIsSafe(refusal);
    }

    [Fact]
    public async Task Control_characters_of_a_thread_id_never_reach_the_message()
    {
        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await Api.Over(StubHandler.Answering(500, "")).Threads
                .SendMessageAsync(Drafts.Message(threadId: "1\u001b[2J"), Api.TestEnd));

        MessageIsSafe(failure);
        failure.ThreadId.ShouldBe("1\u001b[2J");
    }

    private static void MessageIsSafe(Exception exception)
    {
        string message = exception.Message.Replace(Environment.NewLine, " ", StringComparison.Ordinal);
        message.Where(static c => char.IsControl(c) || c == '\u202e').ShouldBeEmpty();
    }
}
