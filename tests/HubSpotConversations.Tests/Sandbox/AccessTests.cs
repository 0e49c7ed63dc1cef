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
    public async Task The_token_decides_whether_a_request_is_authorized(
        string? accepted, string? sent, HttpStatusCode status)
    {
        using var session = new SandboxSession(new SandboxOptions { AccessToken = accepted });
        session.Client.DefaultRequestHeaders.Authorization =
            sent is null ? null : AuthenticationHeaderValue.Parse(sent);

        using HttpResponseMessage response = await session.GetAsync("inboxes");

        response.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.Unauthorized)
        {
            ((string?)(await session.BodyAsync(response))["category"]).ShouldBe("INVALID_AUTHENTICATION");
        }
    }

    [Fact]
    public async Task An_expired_token_gets_its_own_error_category()
    {
        using var session = new SandboxSession(
            new SandboxOptions { AccessToken = "new", ExpiredAccessToken = "token" });

        using HttpResponseMessage response = await session.GetAsync("inboxes");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        JsonObject error = await session.BodyAsync(response);
        ((string?)error["category"]).ShouldBe("EXPIRED_AUTHENTICATION");
        error["context"]!["expire time"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("conversations.read", HttpStatusCode.Forbidden, HttpStatusCode.Created)]
    [InlineData("conversations.write", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    public async Task The_error_names_the_missing_scope(string scope, HttpStatusCode reading, HttpStatusCode writing)
    {
        using var session = new SandboxSession(new SandboxOptions { MissingScopes = [scope] });

        using HttpResponseMessage read = await session.GetAsync("inboxes");
        using HttpResponseMessage written = await session.PostAsync(
            SandboxSession.Messages(SandboxData.EmailThreadId), SandboxSession.EmailRequest());

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
    public async Task An_unknown_path_or_method_gets_an_html_response(string method, string path, HttpStatusCode status)
    {
        using var session = new SandboxSession();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using HttpResponseMessage response = await session.Client.SendAsync(
            request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task Json_responses_declare_their_type_and_new_accounts_repeat_the_correlation_ids()
    {
        using var session = new SandboxSession();
        using var other = new SandboxSession();

        using HttpResponseMessage response = await session.GetAsync("inboxes/1");
        using HttpResponseMessage same = await other.GetAsync("inboxes/1");

        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        string id = (string)(await session.BodyAsync(response))["correlationId"]!;
        Guid.TryParse(id, out _).ShouldBeTrue();
        ((string?)(await other.BodyAsync(same))["correlationId"]).ShouldBe(id);
    }

    [Fact]
    public async Task The_account_records_requests_without_their_token()
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
