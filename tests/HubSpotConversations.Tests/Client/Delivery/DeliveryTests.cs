using System.Net;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Delivery;

/// <summary>A message is sent once or not at all, and where that is not known it is said.</summary>
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
    public async Task A_send_that_the_server_failed_at_may_have_been_sent(int status)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(status, """{"message":"Boom","correlationId":"c-1"}"""));

        HubSpotDeliveryUnknownException failure = await UnknownAsync(server);

        failure.Message.ShouldContain("Boom");
        HubSpotApiException response = failure.InnerException.ShouldBeOfType<HubSpotApiException>();
        response.StatusCode.ShouldBe((HttpStatusCode)status);
        response.CorrelationId.ShouldBe("c-1");
    }

    [Fact]
    public async Task A_send_whose_connection_broke_after_the_request_was_read_may_have_been_sent()
    {
        using var server = new LoopbackServer(LoopbackReply.Drop());

        await UnknownAsync(server);
    }

    [Fact]
    public async Task A_send_on_a_connection_that_was_used_before_is_not_repeated_when_it_breaks()
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
    public async Task A_send_whose_answer_was_cut_may_have_been_sent(int status)
    {
        using var server = new LoopbackServer(LoopbackReply.Truncated(status, Api.Accepted));

        await UnknownAsync(server);
    }

    [Fact]
    public async Task A_send_that_was_not_answered_in_time_may_have_been_sent()
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
    public async Task A_send_whose_TLS_broke_after_it_left_may_have_been_sent()
    {
        StubHandler handler = StubHandler.Failing(new HttpRequestException(
            HttpRequestError.SecureConnectionError,
            "TLS",
            new System.Security.Authentication.AuthenticationException("alert")));

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await Api.Over(handler).Threads.SendMessageAsync(Draft, Api.TestEnd));
    }

    [Fact]
    public async Task A_comment_may_have_been_added_just_so()
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
    public async Task A_send_that_was_accepted_with_an_unreadable_answer_says_that_it_was_accepted(
        string body, string? contentType)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(201, body, contentType));

        HubSpotUnexpectedResponseException failure = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            async () => await Api.At(server.Uri).Threads.SendMessageAsync(Draft, Api.TestEnd));

        failure.Message.ShouldContain("HubSpot accepted the message (201 Created). Don't send it again.");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_whose_reason_breaks_off_is_a_refusal_all_the_same()
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
    public async Task A_send_with_another_success_that_can_not_be_read_says_that_it_may_have_been_sent(
        int status, string body)
    {
        StubHandler handler = StubHandler.Answering(status, body, "text/html");

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
