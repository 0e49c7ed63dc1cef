using System.Net;
using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Client.Failures;

public sealed class UnexpectedAnswerTests
{
    [Theory]
    [InlineData("<html>Log in</html>", "text/html", "not complete JSON", "<html>Log in</html>")]
    [InlineData("", "application/json", "it is empty", "")]
    [InlineData("", null, "it is empty", "")]
    [InlineData("""{"type":"MESS""", "application/json", "not complete JSON", """{"type":"MESS""")]
    [InlineData("[]", "application/json", "not a JSON object", "[]")]
    [InlineData("{} {}", "application/json", "not complete JSON", "{} {}")]
    public async Task A_success_that_is_no_JSON_object_says_what_came(
        string body, string? contentType, string problem, string excerpt)
    {
        HubSpotUnexpectedResponseException failure = await FailureOf(StubHandler.Answering(200, body, contentType));

        failure.StatusCode.ShouldBe(HttpStatusCode.OK);
        failure.ContentType.ShouldBe(contentType);
        failure.Excerpt.ShouldBe(excerpt);
        failure.Message.ShouldContain(problem);
        failure.Message.ShouldContain($"(200 OK, {contentType ?? "no content type"}");
    }

    [Fact]
    public async Task The_excerpt_is_200_characters_at_most()
    {
        HubSpotUnexpectedResponseException failure = await FailureOf(
            StubHandler.Answering(200, string.Concat(Enumerable.Repeat("\U0001F600", 5000)), "text/plain"));

        failure.Excerpt.Length.ShouldBeInRange(190, 200);
        failure.Excerpt.ShouldEndWith("\U0001F600…");
    }

    [Fact]
    public async Task JSON_is_read_whatever_its_content_type_claims()
        => (await Api.Over(StubHandler.Answering(200, """{"type":"COMMENT"}""", "text/html")).Threads
            .GetMessageAsync("1", "2", cancellationToken: Api.TestEnd)).ShouldBeOfType<CommentMessage>();

    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(304)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
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
    public async Task A_redirect_of_a_send_is_not_followed()
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
    public async Task An_answer_without_end_is_read_up_to_a_bound(int status, int bound)
    {
        var stream = new EndlessStream();

        HubSpotApiException failure = await RefusalTests.RefusalOf(StubHandler.Answering(status, stream));

        stream.BytesRead.ShouldBeLessThan(bound);
        stream.IsDisposed.ShouldBeTrue();
        failure.Message.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_says_so()
        => (await FailureOf(StubHandler.Answering(200, new EndlessStream()))).Message.ShouldContain("larger than 32 MiB");

    private static async Task<HubSpotUnexpectedResponseException> FailureOf(StubHandler handler)
        => (await RefusalTests.RefusalOf(handler)).ShouldBeOfType<HubSpotUnexpectedResponseException>();
}
