using System.Net;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Delivery;

/// <summary>A message is sent at most once. An unknown outcome is reported as unknown.</summary>
public sealed class DeliveryTests
{
    private static readonly MessageDraft Draft = Drafts.Message();

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(521)]
    [InlineData(524)]
    [InlineData(599)]
    public async Task A_send_with_a_server_error_reports_an_unknown_delivery(int status)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(status, """{"message":"Boom","correlationId":"c-1"}"""));

        HubSpotDeliveryUnknownException failure = await UnknownAsync(server);

        failure.Message.ShouldContain("Boom");
        HubSpotApiException response = failure.InnerException.ShouldBeOfType<HubSpotApiException>();
        response.StatusCode.ShouldBe((HttpStatusCode)status);
        response.CorrelationId.ShouldBe("c-1");
    }

    [Fact]
    public async Task A_send_whose_connection_drops_reports_an_unknown_delivery()
    {
        using var server = new LoopbackServer(LoopbackReply.Drop());

        await UnknownAsync(server);
    }

    [Fact]
    public async Task A_send_on_a_reused_connection_is_not_repeated_when_the_connection_breaks()
    {
        using var server = new LoopbackServer(
            static request => request.Method == "GET" ? LoopbackReply.Response(200, "{}") : LoopbackReply.Drop());
        ConversationsClient client = Api.At(server.Uri);
        await client.Inboxes.ListAsync(cancellationToken: Api.TestEnd);

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await client.Threads.SendMessageAsync(Draft, Api.TestEnd));

        server.Requests.Count(static r => r.Method == "POST").ShouldBe(1);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(200)]
    [InlineData(500)]
    public async Task A_send_with_a_truncated_response_reports_an_unknown_delivery(int status)
    {
        using var server = new LoopbackServer(LoopbackReply.Truncated(status, Api.Accepted));

        await UnknownAsync(server);
    }

    [Fact]
    public async Task A_send_that_times_out_reports_an_unknown_delivery()
    {
        var clock = new FakeTimeProvider();
        using var server = new LoopbackServer(LoopbackReply.Hang());
        Task<ThreadMessage> send = Api.At(server.Uri, clock).Threads.SendMessageAsync(Draft, Api.TestEnd);
        await server.FirstRequest.Task.WaitAsync(Api.TestEnd);

        clock.Advance(TimeSpan.FromSeconds(100));

        HubSpotDeliveryUnknownException failure =
            await Should.ThrowAsync<HubSpotDeliveryUnknownException>(async () => await send);
        failure.Message.ShouldContain("no response came within 100 seconds");
        (failure.ThreadId, failure.Draft).ShouldBe(("123", Draft));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_send_whose_TLS_fails_after_the_request_reports_an_unknown_delivery()
    {
        StubHandler handler = StubHandler.Failing(new HttpRequestException(
            HttpRequestError.SecureConnectionError,
            "TLS",
            new System.Security.Authentication.AuthenticationException("alert")));

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await Api.Over(handler).Threads.SendMessageAsync(Draft, Api.TestEnd));
    }

    [Fact]
    public async Task A_comment_whose_connection_drops_reports_an_unknown_delivery()
    {
        using var server = new LoopbackServer(LoopbackReply.Drop());
        CommentDraft comment = Drafts.Comment();

        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await Api.At(server.Uri).Threads.AddCommentAsync(comment, Api.TestEnd));

        failure.Message.ShouldStartWith("It is not known whether the comment for thread 123 was sent");
        (failure.ThreadId, failure.Draft).ShouldBe(("123", comment));
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("<html>", "text/html")]
    [InlineData("", null)]
    [InlineData("""{"type":"MES""", "application/json")]
    [InlineData("[]", "application/json")]
    public async Task An_accepted_send_with_an_unreadable_response_reports_that_HubSpot_accepted_it(
        string body, string? contentType)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(201, body, contentType));

        HubSpotUnexpectedResponseException failure = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            async () => await Api.At(server.Uri).Threads.SendMessageAsync(Draft, Api.TestEnd));

        failure.Message.ShouldContain("HubSpot accepted the message (201 Created). Don't send it again.");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rejection_with_a_truncated_body_is_still_a_rejection()
    {
        using var server = new LoopbackServer(LoopbackReply.Truncated(404, """{"status":"error","mess"""));

        HubSpotApiException failure = await Should.ThrowAsync<HubSpotApiException>(
            async () => await Api.At(server.Uri).Threads.SendMessageAsync(Draft, Api.TestEnd));

        failure.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        server.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(200, "<html>Log in</html>")]
    [InlineData(202, "")]
    [InlineData(204, "")]
    public async Task An_unreadable_response_with_another_success_status_recommends_checking_the_thread(
        int status, string body)
    {
        StubHandler handler = StubHandler.Responding(status, body, "text/html");

        HubSpotUnexpectedResponseException failure = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            async () => await Api.Over(handler).Threads.SendMessageAsync(Draft, Api.TestEnd));

        failure.StatusCode.ShouldBe((HttpStatusCode)status);
        failure.Message.ShouldContain("look at the thread before you send it again");
    }

    private static async Task<HubSpotDeliveryUnknownException> UnknownAsync(LoopbackServer server)
    {
        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await Api.At(server.Uri).Threads.SendMessageAsync(Draft, Api.TestEnd));

        failure.Message.ShouldStartWith("It is not known whether the message for thread 123 was sent");
        failure.ThreadId.ShouldBe("123");
        failure.Draft.ShouldBeSameAs(Draft);
        server.Requests.Count.ShouldBe(1);
        return failure;
    }
}
