using System.Net;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.OAuth;

/// <summary>What becomes of a call whose token can't be fetched.</summary>
public sealed class OAuthFailureTests
{
    private readonly OAuthAccount _account = new();

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refused_refresh_token_says_what_HubSpot_says_and_what_to_do(int status)
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
        exception.Message.ShouldContain("Authorise the app again");
        _account.Handler.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task What_may_be_over_soon_is_tried_again_after_one_second_and_two(int status)
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
    public async Task After_three_attempts_it_is_given_up()
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
    public async Task All_attempts_at_a_refresh_together_end_after_the_timeout()
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
    public async Task A_refresh_that_is_never_answered_ends_by_its_own_time()
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
    public async Task A_token_that_is_good_for_a_little_while_is_used_where_renewing_it_ahead_fails()
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
    public async Task An_answer_without_a_token_is_not_quoted(string answer)
    {
        _account.Next(() => StubHandler.Response(200, answer));

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
    public async Task No_failure_has_a_secret_in_it(int status, string contentType)
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
    public async Task The_access_token_is_masked_in_what_HubSpot_answers()
    {
        _account.Api = static request => StubHandler.Response(404, $$"""{"message":"{{request.Headers["Authorization"]}} is unknown"}""");

        HubSpotException exception = await Should.ThrowAsync<HubSpotApiException>(List(_account.Connect()));

        exception.Message.ShouldContain("Bearer ****");
        exception.ToString().ShouldNotContain(OAuthAccount.AccessToken);
    }

    [Fact]
    public void A_credential_shows_the_app_and_no_secret()
        => _account.Credential().ToString().ShouldBe("OAuth app " + OAuthAccount.ClientId);

    [Theory]
    [InlineData("token", OAuthAccount.FirstRefreshToken, OAuthAccount.ClientSecret, "id", "RefreshToken")]
    [InlineData(null, null, null, null, "AccessToken")]
    [InlineData(null, "", OAuthAccount.ClientSecret, "id", "RefreshToken")]
    [InlineData(null, OAuthAccount.FirstRefreshToken + "\n", OAuthAccount.ClientSecret, "id", "RefreshToken")]
    [InlineData(null, OAuthAccount.FirstRefreshToken, OAuthAccount.ClientSecret + " ", "id", "ClientSecret")]
    [InlineData(null, OAuthAccount.FirstRefreshToken, OAuthAccount.ClientSecret, "", "ClientId")]
    public void There_is_one_token_or_one_credential(
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
