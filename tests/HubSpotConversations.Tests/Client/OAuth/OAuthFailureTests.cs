using System.Net;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.OAuth;

/// <summary>Calls whose access token can't be obtained.</summary>
public sealed class OAuthFailureTests
{
    private readonly OAuthAccount _account = new();

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    public async Task The_error_for_a_rejected_refresh_token_contains_the_reason_and_advice(int status)
    {
        _account.Next(() => OAuthAccount.Refused(
            """
            {"error":"invalid_grant","error_description":"missing or unknown refresh token","status":"BAD_REFRESH_TOKEN",
            "message":"missing or unknown refresh token","correlationId":"c-1"}
            """,
            status));

        var exception = await Should.ThrowAsync<HubSpotAuthenticationException>(List(_account.Connect()));

        exception.StatusCode.ShouldBe((HttpStatusCode)status);
        exception.Category.ShouldBe("invalid_grant");
        exception.IsRefreshFailure.ShouldBeTrue();
        exception.Message.ShouldContain("The access token could not be renewed.");
        exception.Message.ShouldContain("missing or unknown refresh token. Correlation id: c-1.");
        exception.Message.ShouldContain("BAD_REFRESH_TOKEN");
        exception.Message.ShouldContain("Authorize the app again");
        _account.Handler.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task Transient_refresh_failures_are_retried_after_one_and_two_seconds(int status)
    {
        Func<Task<HttpResponseMessage>> fails = status == 0
            ? static () => Task.FromException<HttpResponseMessage>(new HttpRequestException("reset", new IOException("reset")))
            : () => Task.FromResult(OAuthAccount.Refused("{}", status));
        _account.Next(fails).Next(fails);

        Task call = List(_account.Connect());
        _account.Refreshes.Count.ShouldBe(1);
        _account.Clock.Advance(TimeSpan.FromMilliseconds(999));
        _account.Refreshes.Count.ShouldBe(1);
        _account.Clock.Advance(TimeSpan.FromMilliseconds(1));
        _account.Refreshes.Count.ShouldBe(2);
        _account.Clock.Advance(TimeSpan.FromMilliseconds(1999));
        _account.Refreshes.Count.ShouldBe(2);
        _account.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await call;

        _account.Refreshes.Count.ShouldBe(3);
        _account.Refreshes.ShouldAllBe(r => r.Text == _account.Refreshes[0].Text);
        _account.Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_refresh_fails_after_three_attempts()
    {
        for (int i = 0; i < 3; i++)
        {
            _account.Next(static () => OAuthAccount.Refused("{}", 503));
        }

        Task call = List(_account.Connect());
        _account.Clock.Advance(TimeSpan.FromSeconds(1));
        _account.Clock.Advance(TimeSpan.FromSeconds(2));

        (await Should.ThrowAsync<HubSpotApiException>(call)).Message.ShouldContain("POST /oauth/v3/token (503");
        _account.Refreshes.Count.ShouldBe(3);
        _account.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_timeout_covers_all_attempts_at_a_refresh()
    {
        int attempts = 0;
        var handler = new StubHandler(async (_, end) =>
        {
            if (++attempts == 1)
            {
                return OAuthAccount.Refused("{}", 500);
            }

            await Task.Delay(Timeout.Infinite, end);
            return new HttpResponseMessage();
        });
        var client = new ConversationsClient(new ConversationsClientOptions
        {
            OAuth = _account.Credential(),
            Handler = handler,
            Clock = _account.Clock,
        });
        Task call = List(client);

        _account.Clock.Advance(TimeSpan.FromSeconds(1));
        handler.Requests.Count.ShouldBe(2);
        _account.Clock.Advance(TimeSpan.FromSeconds(98.9));
        call.IsCompleted.ShouldBeFalse();
        _account.Clock.Advance(TimeSpan.FromSeconds(0.2));

        await Should.ThrowAsync<HubSpotTimeoutException>(call);
    }

    [Fact]
    public async Task A_refresh_without_a_response_times_out()
    {
        var hanging = new StubHandler(async (_, end) =>
        {
            await Task.Delay(Timeout.Infinite, end);
            return new HttpResponseMessage();
        });
        var client = new ConversationsClient(new ConversationsClientOptions
        {
            OAuth = _account.Credential(),
            Handler = hanging,
            Clock = _account.Clock,
        });

        Task call = List(client);
        _account.Clock.Advance(TimeSpan.FromSeconds(100));

        (await Should.ThrowAsync<HubSpotTimeoutException>(call)).Message.ShouldContain("/oauth/v3/token within 100 seconds");
        hanging.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_token_that_is_still_valid_is_used_if_its_early_renewal_fails()
    {
        ConversationsClient client = _account.Connect();
        await List(client);
        _account.Clock.Advance(TimeSpan.FromSeconds(1750));
        for (int i = 0; i < 3; i++)
        {
            _account.Next(static () => OAuthAccount.Refused("{}", 503));
        }

        Task call = List(client);
        _account.Clock.Advance(TimeSpan.FromSeconds(1));
        _account.Clock.Advance(TimeSpan.FromSeconds(2));
        await call;

        _account.Calls.ShouldBe([OAuthAccount.Bearer(1), OAuthAccount.Bearer(1)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":"a\r\nb-0123456789-0123456789"}""")]
    [InlineData("""{"access_token":"new-secret-0123456789","refresh""")]
    public async Task The_error_does_not_quote_a_response_without_a_token(string response)
    {
        _account.Next(() => StubHandler.Response(200, response));

        var exception = await Should.ThrowAsync<HubSpotUnexpectedResponseException>(List(_account.Connect()));

        exception.Message.ShouldContain("contains no access token (200 OK, application/json)");
        exception.ToString().ShouldNotContain("0123456789");
        exception.Excerpt.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400, "application/json")]
    [InlineData(404, "text/html")]
    [InlineData(302, "text/html")]
    [InlineData(503, "text/html")]
    public async Task No_error_contains_a_secret(int status, string contentType)
    {
        HttpResponseMessage Echo()
        {
            string form = _account.Refreshes[^1].Text;
            string text = $"{form} {OAuthAccount.ClientSecret} {OAuthAccount.FirstRefreshToken}";
            return StubHandler.Response(status, contentType == "text/html" ? text : $$"""{"message":"{{text}}","status":"{{form}}"}""", contentType);
        }

        _account.Next(Echo).Next(Echo).Next(Echo);

        Task call = List(_account.Connect());
        _account.Clock.Advance(TimeSpan.FromSeconds(1));
        _account.Clock.Advance(TimeSpan.FromSeconds(2));

        HubSpotException exception = await Should.ThrowAsync<HubSpotException>(call);
        string all = exception + string.Join('\n', exception.GetType().GetProperties().Select(p => $"{p.GetValue(exception)}"));
        all.ShouldContain("*****");
        all.ShouldNotContain(OAuthAccount.ClientSecret);
        all.ShouldNotContain(Uri.EscapeDataString(OAuthAccount.ClientSecret));
        all.ShouldNotContain(OAuthAccount.FirstRefreshToken);
    }

    [Fact]
    public async Task The_error_masks_an_access_token_in_the_response()
    {
        _account.Api = static request => StubHandler.Response(404, $$"""{"message":"{{request.Headers["Authorization"]}} is unknown"}""");

        HubSpotException exception = await Should.ThrowAsync<HubSpotApiException>(List(_account.Connect()));

        exception.Message.ShouldContain("Bearer ****");
        exception.ToString().ShouldNotContain(OAuthAccount.AccessToken);
    }

    [Fact]
    public void The_text_of_a_credential_names_the_app_without_secrets()
        => _account.Credential().ToString().ShouldBe("OAuth app " + OAuthAccount.ClientId);

    [Theory]
    [InlineData("token", OAuthAccount.FirstRefreshToken, OAuthAccount.ClientSecret, "id", "RefreshToken")]
    [InlineData(null, null, null, null, "AccessToken")]
    [InlineData(null, "", OAuthAccount.ClientSecret, "id", "RefreshToken")]
    [InlineData(null, OAuthAccount.FirstRefreshToken + "\n", OAuthAccount.ClientSecret, "id", "RefreshToken")]
    [InlineData(null, OAuthAccount.FirstRefreshToken, OAuthAccount.ClientSecret + " ", "id", "ClientSecret")]
    [InlineData(null, OAuthAccount.FirstRefreshToken, OAuthAccount.ClientSecret, "", "ClientId")]
    public void The_options_need_exactly_one_valid_token_or_credential(
        string? accessToken, string? refreshToken, string? secret, string? id, string parameter)
    {
        var options = new ConversationsClientOptions
        {
            AccessToken = accessToken,
            OAuth = refreshToken is null ? null : new OAuthCredential { ClientId = id!, ClientSecret = secret!, RefreshToken = refreshToken },
            Handler = _account.Handler,
        };

        HubSpotValidationException exception = Should.Throw<HubSpotValidationException>(() => new ConversationsClient(options));

        exception.Parameter.ShouldBe(parameter);
        exception.ToString().ShouldNotContain("0123456789");
    }

    private static Task<Page<Inbox>> List(ConversationsClient client) => client.Inboxes.ListAsync(cancellationToken: Api.TestEnd);
}
