using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.SandboxServer;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class OAuthTests
{
    private const string Address = "/oauth/2026-09/token";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("/oauth/v3/token")]
    [InlineData("/oauth/2026-09/token")]
    public async Task A_refresh_token_obtains_a_working_access_token(string address)
    {
        using SandboxSession session = Session();
        session.Client.DefaultRequestHeaders.Authorization = null;

        JsonObject token = await RefreshAsync(session, "refresh", address);

        ((string?)token["refresh_token"]).ShouldBe("refresh");
        ((int?)token["expires_in"]).ShouldBe(1800);
        ((string?)token["token_type"]).ShouldBe("bearer");
        (await StatusAsync(session, token)).ShouldBe(HttpStatusCode.OK);
        session.Account.TokenRefreshCount.ShouldBe(1);
    }

    [Fact]
    public async Task The_account_rejects_other_tokens_unless_the_options_list_them()
    {
        using SandboxSession strict = Session();
        using var both = new SandboxSession(new SandboxOptions { OAuth = App(), AccessToken = "token" });

        using HttpResponseMessage refused = await strict.GetAsync("inboxes");
        using HttpResponseMessage accepted = await both.GetAsync("inboxes");

        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        ((string?)(await strict.BodyAsync(refused))["category"]).ShouldBe("INVALID_AUTHENTICATION");
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_access_token_expires_by_the_accounts_clock_and_the_error_states_the_time()
    {
        using SandboxSession session = Session();
        JsonObject token = await RefreshAsync(session, "refresh");
        _clock.Advance(TimeSpan.FromSeconds(1799));
        (await StatusAsync(session, token)).ShouldBe(HttpStatusCode.OK);
        _clock.Advance(TimeSpan.FromSeconds(43));

        using HttpResponseMessage response = await session.GetAsync("inboxes");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        JsonObject error = await session.BodyAsync(response);
        ((string?)error["status"]).ShouldBe("error");
        ((string?)error["category"]).ShouldBe("EXPIRED_AUTHENTICATION");
        ((string?)error["message"]).ShouldBe("The OAuth token used to make this call expired 42 second(s) ago.");
        ((string?)error["context"]!["expire time"]![0]).ShouldBe("2026-12-01T08:30:00Z");
        (await StatusAsync(session, await RefreshAsync(session, "refresh"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ExpireAccessTokens_expires_every_access_token()
    {
        using SandboxSession session = Session();
        JsonObject first = await RefreshAsync(session, "refresh");
        JsonObject second = await RefreshAsync(session, "refresh");
        (await StatusAsync(session, first)).ShouldBe(HttpStatusCode.OK);

        session.Account.ExpireAccessTokens();

        (await StatusAsync(session, first)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(session, second)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(session, await RefreshAsync(session, "refresh"))).ShouldBe(HttpStatusCode.OK);
        session.Account.TokenRefreshCount.ShouldBe(3);
    }

    [Fact]
    public async Task A_rotating_refresh_token_works_once()
    {
        using SandboxSession session = Session(App(rotates: true));
        JsonObject first = await RefreshAsync(session, "refresh");
        string next = (string)first["refresh_token"]!;

        using HttpResponseMessage again = await PostAsync(session, Address, Form("refresh"));
        JsonObject second = await RefreshAsync(session, next);

        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        next.ShouldNotBe("refresh");
        ((string?)second["refresh_token"]).ShouldNotBe(next);
        session.Account.TokenRefreshCount.ShouldBe(2);
        (await StatusAsync(session, first)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("refresh_token", "other", "invalid_grant", "BAD_REFRESH_TOKEN")]
    [InlineData("refresh_token", null, "invalid_grant", "BAD_REFRESH_TOKEN")]
    [InlineData("client_id", "other", "invalid_client", "BAD_CLIENT_ID")]
    [InlineData("client_secret", "other", "invalid_client", "BAD_CLIENT_SECRET")]
    [InlineData("client_secret", null, "invalid_client", "BAD_CLIENT_SECRET")]
    [InlineData("grant_type", "password", "unsupported_grant_type", "BAD_GRANT_TYPE")]
    [InlineData("grant_type", "authorization_code", "invalid_grant", "BAD_AUTH_CODE")]
    public async Task The_token_endpoint_rejects_and_names_an_invalid_field(
        string name, string? value, string error, string status)
    {
        using SandboxSession session = Session();
        Dictionary<string, string> form = Form("refresh");
        form.Remove(name);
        if (value is not null)
        {
            form[name] = value;
        }

        using HttpResponseMessage response = await PostAsync(session, Address, form);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonObject body = await session.BodyAsync(response);
        ((string?)body["error"]).ShouldBe(error);
        ((string?)body["status"]).ShouldBe(status);
        ((string?)body["error_description"]).ShouldNotBeNullOrEmpty();
        ((string?)body["message"]).ShouldNotBeNullOrEmpty();
        session.Account.TokenRefreshCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_login_brings_a_code_that_obtains_a_working_token_once()
    {
        using SandboxSession session = Session();
        Dictionary<string, string> form = CodeForm(await LogInAsync(session));

        using HttpResponseMessage first = await PostAsync(session, Address, form);
        using HttpResponseMessage second = await PostAsync(session, Address, form);

        JsonObject token = await session.BodyAsync(first);
        ((string?)token["refresh_token"]).ShouldBe("refresh");
        (await StatusAsync(session, token)).ShouldBe(HttpStatusCode.OK);
        ((string?)(await session.BodyAsync(second))["status"]).ShouldBe("BAD_AUTH_CODE");
        session.Account.Requests.ShouldAllBe(request => !$"{request} {request.Body}".Contains(form["code"]));
        session.Account.Requests[1].Body.ShouldBe(
            "grant_type=authorization_code&client_id=***&client_secret=***&redirect_uri=***&code=***");
    }

    [Theory]
    [InlineData("redirect_uri", "http://localhost:1/other", "BAD_REDIRECT_URI")]
    [InlineData("code_verifier", "other", "BAD_CODE_VERIFIER")]
    [InlineData("code_verifier", null, "BAD_CODE_VERIFIER")]
    [InlineData("code", "other", "BAD_AUTH_CODE")]
    public async Task A_code_works_only_with_the_values_of_its_login(string name, string? value, string status)
    {
        using SandboxSession session = Session();

        // The pair of RFC 7636, appendix B.
        string code = await LogInAsync(session, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        Dictionary<string, string> form = CodeForm(code);
        form["code_verifier"] = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        form.Remove(name);
        if (value is not null)
        {
            form[name] = value;
        }

        using HttpResponseMessage response = await PostAsync(session, Address, form);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await session.BodyAsync(response))["status"]).ShouldBe(status);
    }

    [Theory]
    [InlineData("client_id=other&redirect_uri=http%3A%2F%2Flocalhost%3A1%2F")]
    [InlineData("client_id=client&redirect_uri=http%3A%2F%2Fexample.com%2F")]
    [InlineData("client_id=client")]
    public async Task The_login_page_sends_no_code_elsewhere(string query)
    {
        using SandboxSession session = Session();

        using HttpResponseMessage response = await session.Client.GetAsync(
            "/oauth/authorize?" + query, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Location.ShouldBeNull();
    }

    [Fact]
    public async Task The_token_endpoint_rejects_a_body_that_is_not_a_form()
    {
        using SandboxSession session = Session();

        using HttpResponseMessage response = await session.PostAsync(Address, """{"client_secret":"hidden"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        session.Account.Requests[0].Body.ShouldBe("(26 bytes)");
    }

    [Fact]
    public async Task Without_an_app_the_token_path_returns_404_and_the_log_omits_its_secrets()
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await PostAsync(session, Address, Form("hidden"));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        session.Account.Requests[0].Body.ShouldNotContain("hidden");
    }

    [Fact]
    public async Task The_request_log_contains_no_secrets()
    {
        using SandboxSession session = Session();

        JsonObject token = await RefreshAsync(session, "refresh", $"{Address}?client_secret=secret");
        (await StatusAsync(session, token)).ShouldBe(HttpStatusCode.OK);
        using var content = new StringContent("secret", new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        (await session.Client.PostAsync(Address, content, TestContext.Current.CancellationToken)).Dispose();

        session.Account.Requests[0].Body.ShouldBe(
            "grant_type=refresh_token&client_id=***&client_secret=***&refresh_token=***");
        session.Account.Requests.ShouldAllBe(request => !$"{request} {request.Body}".Contains("secret=secret"));
        session.Account.Requests[^1].Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refresh_uses_no_quota_and_OAuth_requests_have_no_daily_limit()
    {
        using var session = new SandboxSession(
            new SandboxOptions { OAuth = App(), Clock = _clock, RateLimit = 2, DailyLimit = 1 });
        JsonObject token = await RefreshAsync(session, "refresh");
        _ = await RefreshAsync(session, "refresh");

        (await StatusAsync(session, token)).ShouldBe(HttpStatusCode.OK);
        using HttpResponseMessage last = await session.GetAsync("inboxes");
        (await StatusAsync(session, token)).ShouldBe(HttpStatusCode.TooManyRequests);
        _ = await RefreshAsync(session, "refresh");

        last.StatusCode.ShouldBe(HttpStatusCode.OK);
        last.Headers.GetValues("X-HubSpot-RateLimit-Remaining").ShouldBe(["0"]);
        last.Headers.ShouldNotContain(header => header.Key.StartsWith("X-HubSpot-RateLimit-Daily"));
    }

    [Fact]
    public async Task An_account_rejects_the_token_of_another_account()
    {
        using SandboxSession one = Session();
        using SandboxSession other = Session(App(refreshToken: "refresh of another"));
        _ = await RefreshAsync(other, "refresh of another");

        (await StatusAsync(other, await RefreshAsync(one, "refresh"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_server_issues_tokens()
    {
        var account = new SandboxAccount(new SandboxOptions { OAuth = App() });
        await using SandboxHost host = await SandboxHost.StartAsync(
            account, cancellationToken: TestContext.Current.CancellationToken);
        using var session = new SandboxSession(account, host.BaseAddress, new SocketsHttpHandler());

        JsonObject token = await RefreshAsync(session, "refresh");

        (await StatusAsync(session, token)).ShouldBe(HttpStatusCode.OK);
    }

    private static SandboxOAuth App(bool rotates = false, string refreshToken = "refresh") => new()
    {
        ClientId = "client",
        ClientSecret = "secret & more",
        RefreshToken = refreshToken,
        RotatesRefreshToken = rotates,
    };

    private static Dictionary<string, string> Form(string refreshToken) => new()
    {
        ["grant_type"] = "refresh_token",
        ["client_id"] = "client",
        ["client_secret"] = "secret & more",
        ["refresh_token"] = refreshToken,
    };

    private static Dictionary<string, string> CodeForm(string code) => new()
    {
        ["grant_type"] = "authorization_code",
        ["client_id"] = "client",
        ["client_secret"] = "secret & more",
        ["redirect_uri"] = "http://localhost:1/",
        ["code"] = code,
    };

    /// <summary>Logs in as a browser does, and returns the code.</summary>
    private static async Task<string> LogInAsync(SandboxSession session, string? challenge = null)
    {
        using HttpResponseMessage response = await session.Client.GetAsync(
            "/oauth/authorize?client_id=client&redirect_uri=http%3A%2F%2Flocalhost%3A1%2F&scope=oauth&state=a%26b"
                + (challenge is null ? "" : $"&code_challenge={challenge}&code_challenge_method=S256"),
            TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        string[] parts = response.Headers.Location!.OriginalString.Split(
            ["?code=", "&state="], StringSplitOptions.None);
        parts[0].ShouldBe("http://localhost:1/");
        parts[2].ShouldBe("a%26b");
        return parts[1];
    }

    private static async Task<HttpResponseMessage> PostAsync(
        SandboxSession session,
        string address,
        Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await session.Client.PostAsync(address, content, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonObject> RefreshAsync(
        SandboxSession session,
        string refreshToken,
        string address = Address)
    {
        using HttpResponseMessage response = await PostAsync(session, address, Form(refreshToken));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await session.BodyAsync(response);
    }

    /// <summary>The status of a request with this access token, which the session keeps using.</summary>
    private static async Task<HttpStatusCode> StatusAsync(SandboxSession session, JsonObject token)
    {
        session.Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (string)token["access_token"]!);
        using HttpResponseMessage response = await session.GetAsync("inboxes");
        return response.StatusCode;
    }

    private SandboxSession Session(SandboxOAuth? app = null) =>
        new(new SandboxOptions { OAuth = app ?? App(), Clock = _clock });
}
