using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class AccessTests
{
    [Theory]
    [InlineData(null, "Bearer anything", HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.Unauthorized)]
    [InlineData(null, "Basic anything", HttpStatusCode.Unauthorized)]
    [InlineData("secret", "Bearer secret", HttpStatusCode.OK)]
    [InlineData("secret", "Bearer Secret", HttpStatusCode.Unauthorized)]
    public async Task The_token_decides(string? accepted, string? sent, HttpStatusCode status)
    {
        using var session = new SandboxSession(new SandboxOptions { AccessToken = accepted });
        session.Client.DefaultRequestHeaders.Authorization =
            sent is null ? null : AuthenticationHeaderValue.Parse(sent);

        using HttpResponseMessage answer = await session.GetAsync("inboxes");

        answer.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.Unauthorized)
        {
            ((string?)(await session.BodyAsync(answer))["category"]).ShouldBe("INVALID_AUTHENTICATION");
        }
    }

    [Fact]
    public async Task An_expired_token_is_told_from_a_wrong_one()
    {
        using var session = new SandboxSession(
            new SandboxOptions { AccessToken = "new", ExpiredAccessToken = "token" });

        using HttpResponseMessage answer = await session.GetAsync("inboxes");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        JsonObject error = await session.BodyAsync(answer);
        ((string?)error["category"]).ShouldBe("EXPIRED_AUTHENTICATION");
        error["context"]!["expire time"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("conversations.read", HttpStatusCode.Forbidden, HttpStatusCode.Created)]
    [InlineData("conversations.write", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    public async Task A_missing_scope_is_named(string scope, HttpStatusCode reading, HttpStatusCode writing)
    {
        using var session = new SandboxSession(new SandboxOptions { MissingScopes = [scope] });

        using HttpResponseMessage read = await session.GetAsync("inboxes");
        using HttpResponseMessage written = await session.PostAsync(
            SandboxSession.Messages(SandboxData.EmailThreadId), SandboxSession.EmailEgg());

        read.StatusCode.ShouldBe(reading);
        written.StatusCode.ShouldBe(writing);
        JsonObject error = await session.BodyAsync(reading == HttpStatusCode.Forbidden ? read : written);
        ((string?)error["category"]).ShouldBe("MISSING_SCOPES");
        ((string?)error["errors"]![0]!["context"]!["requiredGranularScopes"]![0]).ShouldBe(scope);
        error["links"]!["scopes"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/conversations/v3/conversations", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/conversations/v3/conversations/inboxes", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/conversations/conversations/2026-09/channels/1000", HttpStatusCode.MethodNotAllowed)]
    public async Task An_unknown_path_or_method_is_answered_in_html(string method, string path, HttpStatusCode status)
    {
        using var session = new SandboxSession();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using HttpResponseMessage answer = await session.Client.SendAsync(
            request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task Json_says_its_type_and_errors_have_correlation_ids_that_repeat_in_a_new_account()
    {
        using var session = new SandboxSession();
        using var other = new SandboxSession();

        using HttpResponseMessage answer = await session.GetAsync("inboxes/1");
        using HttpResponseMessage same = await other.GetAsync("inboxes/1");

        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        string id = (string)(await session.BodyAsync(answer))["correlationId"]!;
        Guid.TryParse(id, out _).ShouldBeTrue();
        ((string?)(await other.BodyAsync(same))["correlationId"]).ShouldBe(id);
    }

    [Fact]
    public async Task Requests_are_noted_without_their_token()
    {
        using var session = new SandboxSession();

        (await session.GetAsync("threads?limit=2")).Dispose();
        (await session.PostAsync("actors/batch/read", """{"inputs":[]}""")).Dispose();

        IReadOnlyList<SandboxRequest> requests = session.Account.Requests;
        requests.Select(request => request.ToString()).ShouldBe(
        [
            "GET /conversations/v3/conversations/threads?limit=2",
            "POST /conversations/v3/conversations/actors/batch/read",
        ]);
        requests[1].Body.ShouldBe("""{"inputs":[]}""");
        requests[1].ContentType.ShouldBe("application/json; charset=utf-8");
        requests[0].ContentType.ShouldBeNull();
    }
}
