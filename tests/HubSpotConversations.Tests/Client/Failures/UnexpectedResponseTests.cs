using System.Net;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Client.Failures;

public sealed class UnexpectedResponseTests
{
    [Theory]
    [InlineData("<html>Log in</html>", "text/html", "not complete JSON", "<html>Log in</html>")]
    [InlineData("", "application/json", "it is empty", "")]
    [InlineData("", null, "it is empty", "")]
    [InlineData("""{"type":"MESS""", "application/json", "not complete JSON", """{"type":"MESS""")]
    [InlineData("[]", "application/json", "not a JSON object", "[]")]
    [InlineData("{} {}", "application/json", "not complete JSON", "{} {}")]
    public async Task A_success_that_is_not_a_JSON_object_quotes_the_body(
        string body, string? contentType, string problem, string excerpt)
    {
        HubSpotUnexpectedResponseException failure = await FailureOf(StubHandler.Responding(200, body, contentType));

        failure.StatusCode.ShouldBe(HttpStatusCode.OK);
        failure.ContentType.ShouldBe(contentType);
        failure.Excerpt.ShouldBe(excerpt);
        failure.Message.ShouldContain(problem);
        failure.Message.ShouldContain($"(200 OK, {contentType ?? "no content type"}");
    }

    [Fact]
    public async Task The_excerpt_has_at_most_200_characters()
    {
        HubSpotUnexpectedResponseException failure = await FailureOf(
            StubHandler.Responding(200, string.Concat(Enumerable.Repeat("\U0001F600", 5000)), "text/plain"));

        failure.Excerpt.Length.ShouldBeInRange(190, 200);
        failure.Excerpt.ShouldEndWith("\U0001F600…");
    }

    [Fact]
    public async Task The_body_is_read_as_JSON_regardless_of_its_content_type()
        => (await Api.Over(StubHandler.Responding(200, """{"type":"COMMENT"}""", "text/html")).Threads
            .GetMessageAsync("1", "2", cancellationToken: Api.TestEnd)).ShouldBeOfType<CommentMessage>();

    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(304)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_call_does_not_follow_a_redirect(int status)
    {
        using var elsewhere = new LoopbackServer(LoopbackReply.Response(200, """{"results":[]}"""));
        using var server = new LoopbackServer(
            LoopbackReply.Response(status, "", headers: $"Location: {elsewhere.Uri}steal"));

        HubSpotUnexpectedResponseException failure = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            async () => await Api.At(server.Uri).Inboxes.ListAsync(cancellationToken: Api.TestEnd));

        failure.StatusCode.ShouldBe((HttpStatusCode)status);
        elsewhere.Requests.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_send_does_not_follow_a_redirect()
    {
        using var elsewhere = new LoopbackServer(LoopbackReply.Response(201, Api.Accepted));
        using var server = new LoopbackServer(LoopbackReply.Response(307, "", headers: $"Location: {elsewhere.Uri}steal"));

        await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            async () => await Api.At(server.Uri).Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd));

        elsewhere.Requests.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(200, 33 * 1024 * 1024)]
    [InlineData(500, 300 * 1024)]
    public async Task An_endless_response_is_read_up_to_a_limit(int status, int bound)
    {
        var stream = new EndlessStream();

        HubSpotApiException failure = await RejectionTests.RejectionOf(StubHandler.Responding(status, stream));

        stream.BytesRead.ShouldBeLessThan(bound);
        stream.IsDisposed.ShouldBeTrue();
        failure.Message.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task The_error_reports_a_response_that_is_too_large()
        => (await FailureOf(StubHandler.Responding(200, new EndlessStream()))).Message.ShouldContain("larger than 32 MiB");

    private static async Task<HubSpotUnexpectedResponseException> FailureOf(StubHandler handler)
        => (await RejectionTests.RejectionOf(handler)).ShouldBeOfType<HubSpotUnexpectedResponseException>();
}
