using System.Net;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Failures;

/// <summary>Error responses whose body does not follow the contract.</summary>
public sealed class RejectionBodyTests
{
    [Theory]
    [InlineData("<html><body>Not  Found</body></html>", "text/html", "(text/html): '<html><body>Not Found</body></html>'")]
    [InlineData("", "application/json", "the response is empty.")]
    [InlineData("", null, "the response is empty.")]
    [InlineData("""{"message":"cut o""", "application/json", """(application/json): '{"message":"cut o'""")]
    [InlineData("[1]", "application/json", "(application/json): '[1]'")]
    [InlineData("null", null, "(no content type): 'null'")]
    [InlineData("Bad gateway", "", "(no content type): 'Bad gateway'")]
    public async Task The_message_quotes_the_unexpected_body(string body, string? contentType, string expected)
    {
        HubSpotApiException rejection
            = await RejectionTests.RejectionOf(StubHandler.Responding(404, body, contentType));

        rejection.ShouldBeOfType<HubSpotApiException>();
        rejection.Message.ShouldContain("(404 Not Found): ");
        rejection.Message.ShouldContain(expected);
        rejection.Category.ShouldBeNull();
        rejection.HubSpotMessage.ShouldBeNull();
        rejection.Errors.ShouldBeEmpty();
        rejection.Links.ShouldBeEmpty();
        rejection.RequiredScopes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, typeof(HubSpotAuthenticationException))]
    [InlineData(429, typeof(HubSpotRateLimitException))]
    [InlineData(503, typeof(HubSpotApiException))]
    public async Task An_HTML_body_does_not_hide_the_kind_of_failure(int status, Type expected)
        => (await RejectionTests.RejectionOf(StubHandler.Responding(status, "<html>", "text/html"))).ShouldBeOfType(expected);

    [Fact]
    public async Task The_body_is_read_as_JSON_regardless_of_its_content_type()
        => (await RejectionTests.RejectionOf(StubHandler.Responding(400, """{"message":"Why."}""", "text/plain")))
            .HubSpotMessage.ShouldBe("Why.");

    [Theory]
    [InlineData("""{"message":["a"],"category":5,"errors":"none","links":[],"context":"x","correlationId":{}}""")]
    [InlineData("""{"message":null,"errors":[null,5,"x",{}],"links":{"a":null,"b":[]},"context":{"requiredScopes":[1,null]}}""")]
    [InlineData("""{"\ud800":1,"message":"\ud800","errors":[{"message":"\udc00","\ud800":2}]}""")]
    public async Task Fields_of_the_wrong_type_are_ignored(string body)
        => (await RejectionTests.RejectionOf(StubHandler.Responding(400, body))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Invalid_UTF8_becomes_replacement_characters()
    {
        byte[] body = [.. "{\"message\":\"a"u8, 0xff, .. "b\",\"errors\":[{\"message\":\""u8, 0xfe, .. "\"}]}"u8];

        (await RejectionTests.RejectionOf(StubHandler.Responding(400, body))).HubSpotMessage.ShouldBe("a\ufffdb");
    }

    [Fact]
    public async Task Deep_nesting_still_yields_the_status()
        => (await RejectionTests.RejectionOf(StubHandler.Responding(400, new string('[', 100_000))))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task The_message_contains_no_control_characters_from_an_error_body()
    {
        const string Evil = @"\u001b[31m\u0007\u202eevil\u0085\u009b2J\r\n";
        HubSpotApiException rejection = await RejectionTests.RejectionOf(StubHandler.Responding(
            403,
            $$$"""
            {"message":"{{{Evil}}}","category":"{{{Evil}}}","correlationId":"{{{Evil}}}",
             "errors":[{"message":"{{{Evil}}}","in":"{{{Evil}}}","subCategory":"{{{Evil}}}","code":"{{{Evil}}}",
              "context":{"requiredGranularScopes":["{{{Evil}}}"]}}]}
            """));

        MessageIsSafe(rejection);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(200)]
    public async Task The_message_contains_no_control_characters_from_an_HTML_page(int status)
    {
        HubSpotApiException rejection = await RejectionTests.RejectionOf(StubHandler.Responding(
            status, "\u001b[2J\u009b31m<html>\u202e\u0007", "text/html; a=\"\u0085\u009b\""));

        MessageIsSafe(rejection);
    }

    [Fact]
    public async Task The_message_contains_no_control_characters_from_a_thread_id()
    {
        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await Api.Over(StubHandler.Responding(500, "")).Threads
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
