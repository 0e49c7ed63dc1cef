using System.Net;
using System.Text;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Requests;

public sealed class RequestResponseTests
{
    [Fact]
    public async Task JSON_becomes_plain_values()
    {
        const string Json = """{"id":9007199254740993,"rate":1.10,"huge":1e400,"big":1e30,"ok":true,"none":null,"at":"2026-11-24T12:00:00Z","list":[1,{"a":"b"}],"twice":1,"twice":2}""";

        var map = (await ResponseAsync(StubHandler.Responding(200, Json)))
            .ShouldBeAssignableTo<IReadOnlyDictionary<string, object?>>();

        map!["id"].ShouldBe(9007199254740993L);
        map["rate"].ShouldBe(1.10m);
        map["big"].ShouldBe(1e30);
        map["ok"].ShouldBe(true);
        map["none"].ShouldBeNull();
        map["at"].ShouldBe("2026-11-24T12:00:00Z");
        map["list"].ShouldBeOfType<object?[]>()[1].ShouldBeAssignableTo<IReadOnlyDictionary<string, object?>>()!["a"].ShouldBe("b");
        map["twice"].ShouldBe(2L);
    }

    [Theory]
    [InlineData("a,b\r\n1,2", "text/csv", "a,b\r\n1,2")]
    [InlineData("<html>", "text/html", "<html>")]
    [InlineData("42", "text/plain", "42")]
    [InlineData("[not json", "text/plain", "[not json")]
    [InlineData("pong", null, "pong")]
    [InlineData("\ufeffpong", null, "pong")]
    public async Task A_text_is_returned_unchanged(string body, string? contentType, string text)
        => (await ResponseAsync(StubHandler.Responding(200, body, contentType))).ShouldBe(text);

    [Theory]
    [InlineData("text/plain")]
    [InlineData(null)]
    [InlineData("application/hal+json; charset=utf-8")]
    public async Task JSON_is_read_regardless_of_its_content_type(string? contentType)
        => (await ResponseAsync(StubHandler.Responding(200, " [1]", contentType))).ShouldBe(new object[] { 1L });

    [Fact]
    public async Task A_text_is_read_in_its_own_encoding()
        => (await ResponseAsync(StubHandler.Responding(200, Encoding.Latin1.GetBytes("café"), "text/plain; charset=iso-8859-1")))
            .ShouldBe("café");

    [Fact]
    public async Task Binary_content_is_returned_as_bytes()
        => (await ResponseAsync(StubHandler.Responding(200, [0xff, 0xd8, 0x00], "image/jpeg"))).ShouldBe(new byte[] { 0xff, 0xd8, 0x00 });

    [Theory]
    [InlineData("GET", false)]
    [InlineData("POST", true)]
    public async Task Truncated_JSON_is_unexpected_and_a_change_is_reported_as_successful(
        string method, bool isReported)
    {
        HubSpotUnexpectedResponseException failure = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(
            ResponseAsync(StubHandler.Responding(200, """{"a":"""), method));

        failure.Message.Contains("HubSpot reports success", StringComparison.Ordinal).ShouldBe(isReported);
    }

    [Theory]
    [InlineData("POST", 503)]
    [InlineData("DELETE", 500)]
    [InlineData("PATCH", 502)]
    public async Task A_change_with_a_server_error_has_an_unknown_outcome(string method, int status)
    {
        HubSpotOutcomeUnknownException failure = await Should.ThrowAsync<HubSpotOutcomeUnknownException>(
            ResponseAsync(StubHandler.Responding(status, """{"message":"Oh."}"""), method));

        failure.Message.ShouldStartWith($"It is not known whether HubSpot did {method} /x: HubSpot failed to process {method} /x");
        failure.Method.ShouldBe(method);
        failure.RequestUri.Query.ShouldBeEmpty();
        failure.InnerException.ShouldBeOfType<HubSpotApiException>().StatusCode.ShouldBe((HttpStatusCode)status);
    }

    [Theory]
    [InlineData("GET", 503)]
    [InlineData("POST", 400)]
    [InlineData("DELETE", 404)]
    public async Task Other_error_statuses_throw_HubSpotApiException(string method, int status)
        => (await Should.ThrowAsync<HubSpotApiException>(ResponseAsync(StubHandler.Responding(status, "{}"), method)))
            .StatusCode.ShouldBe((HttpStatusCode)status);

    [Theory]
    [InlineData("POST", "{}")]
    [InlineData("POST", null)]
    [InlineData("DELETE", null)]
    public async Task A_change_whose_connection_drops_has_an_unknown_outcome(string method, string? body)
    {
        using var server = new LoopbackServer(LoopbackReply.Drop());

        HubSpotOutcomeUnknownException failure = await Should.ThrowAsync<HubSpotOutcomeUnknownException>(
            async () => await Api.At(server.Uri).Requests.SendAsync(method, "/x?key=secret", body: body, cancellationToken: Api.TestEnd));

        failure.Message.ShouldStartWith($"It is not known whether HubSpot did {method} /x: it left this machine, and then: ");
        failure.Message.ShouldNotContain("othing was sent");
        failure.ToString().ShouldNotContain("secret");
        failure.ToString().ShouldNotContain(Api.Secret);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_that_times_out_has_an_unknown_outcome()
    {
        var clock = new FakeTimeProvider();
        using var server = new LoopbackServer(LoopbackReply.Hang());
        Task<object?> call = Api.At(server.Uri, clock).Requests.SendAsync("POST", "/x", body: "{}", cancellationToken: Api.TestEnd);
        await server.FirstRequest.Task.WaitAsync(Api.TestEnd);

        clock.Advance(TimeSpan.FromSeconds(100));

        (await Should.ThrowAsync<HubSpotOutcomeUnknownException>(async () => await call)).Message
            .ShouldContain("no response came within 100 seconds");
    }

    [Fact]
    public async Task A_change_that_cannot_connect_reports_that_nothing_was_sent()
        => (await Should.ThrowAsync<HubSpotUnreachableException>(async () => await Api.At(LoopbackServer.UnusedAddress()).Requests
            .SendAsync("POST", "/x", body: "{}", cancellationToken: Api.TestEnd))).Message.ShouldContain("The request was not sent.");

    private static async Task<object?> ResponseAsync(StubHandler handler, string method = "GET")
        => await Api.Over(handler).Requests.SendAsync(method, "/x?a=b", cancellationToken: Api.TestEnd);
}
