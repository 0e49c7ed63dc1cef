using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.OAuth;

/// <summary>When the client renews access tokens, and how concurrent callers share a renewal.</summary>
public sealed class OAuthRenewalTests
{
    private readonly OAuthAccount _account = new();

    [Theory]
    [InlineData("v3", "/oauth/v3/token")]
    [InlineData("2026-09", "/oauth/2026-09/token")]
    public async Task The_first_call_obtains_a_token_with_a_form(string version, string path)
    {
        ConversationsClient client = _account.Connect(version: version);
        _account.Handler.Requests.ShouldBeEmpty();

        await List(client);
        await List(client);

        RecordedRequest refresh = _account.Refreshes.ShouldHaveSingleItem();
        refresh.Method.ShouldBe("POST");
        refresh.Uri.AbsoluteUri.ShouldBe("https://api.hubapi.com" + path);
        refresh.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded");
        refresh.Headers.ShouldNotContainKey("Authorization");
        refresh.Text.ShouldBe(
            "grant_type=refresh_token&client_id=c2f0ad36-client-id&client_secret=client%2Bsecret%2F%26%3D0123456789"
            + "&refresh_token=refresh-token-na1-0123456789-1");
        _account.Calls.ShouldBe([OAuthAccount.Bearer(1), OAuthAccount.Bearer(1)]);
    }

    [Theory]
    [InlineData("1800", 1739, 1740)]
    [InlineData("100", 89, 90)]
    [InlineData("\"1800\"", 1739, 1740)]
    [InlineData("null", 1739, 1740)]
    [InlineData("0", 1739, 1740)]
    [InlineData("1e300", 1739, 1740, false)]
    public async Task A_token_is_renewed_before_it_expires(
        string expiresIn, int good, int renewed, bool isRenewed = true)
    {
        _account.Next(() => OAuthAccount.Grant(1, expiresIn: expiresIn));
        ConversationsClient client = _account.Connect();
        await List(client);

        _account.Clock.Advance(TimeSpan.FromSeconds(good));
        await List(client);
        _account.Refreshes.Count.ShouldBe(1);

        _account.Clock.Advance(TimeSpan.FromSeconds(renewed - good));
        await List(client);
        _account.Refreshes.Count.ShouldBe(isRenewed ? 2 : 1);
    }

    [Fact]
    public async Task Sixteen_callers_share_one_refresh()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _account.Next(() => gate.Task);
        ConversationsClient client = _account.Connect();

        Task[] callers = [.. Enumerable.Range(0, 16).Select(_ => Task.Run(() => List(client), Api.TestEnd))];
        gate.SetResult(OAuthAccount.Grant(1));
        await Task.WhenAll(callers);

        _account.Refreshes.ShouldHaveSingleItem();
        _account.Calls.Count().ShouldBe(16);
        _account.Calls.ShouldAllBe(static header => header == OAuthAccount.Bearer(1));
    }

    [Fact]
    public async Task A_failed_refresh_fails_every_waiting_call_and_the_next_call_retries()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _account.Next(() => gate.Task);
        ConversationsClient client = _account.Connect();

        Task[] callers = [List(client), List(client), List(client)];
        gate.SetResult(OAuthAccount.Refused("""{"error":"invalid_grant"}"""));
        foreach (Task caller in callers)
        {
            await Should.ThrowAsync<HubSpotAuthenticationException>(caller);
        }

        _account.Calls.ShouldBeEmpty();
        await List(client);
        _account.Refreshes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_cancelled_caller_does_not_cancel_the_shared_refresh()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _account.Next(() => gate.Task);
        ConversationsClient client = _account.Connect();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Api.TestEnd);

        Task<Page<Inbox>> first = client.Inboxes.ListAsync(cancellationToken: cancelled.Token);
        Task<Page<Inbox>> second = client.Inboxes.ListAsync(cancellationToken: Api.TestEnd);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        second.IsCompleted.ShouldBeFalse();
        gate.SetResult(OAuthAccount.Grant(1, "rotated-refresh-token"));
        await second;
        await List(client);

        _account.Refreshes.ShouldHaveSingleItem();
        _account.Replaced.ShouldBe(["rotated-refresh-token"]);
    }

    [Theory]
    [InlineData("EXPIRED_AUTHENTICATION")]
    [InlineData("expired_authentication")]
    public async Task An_expired_token_is_renewed_and_the_message_is_sent_again(string category)
    {
        _account.Api = request => request.Headers["Authorization"] == OAuthAccount.Bearer(1)
            ? OAuthAccount.Expired(category)
            : StubHandler.Response(201, Api.Accepted);

        await _account.Connect().Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd);

        _account.Calls.ShouldBe([OAuthAccount.Bearer(1), OAuthAccount.Bearer(2)]);
        RecordedRequest[] sends = [.. _account.Handler.Requests.Where(static r => r.Path.EndsWith("/messages", StringComparison.Ordinal))];
        sends[0].Text.ShouldBe(sends[1].Text);
    }

    [Fact]
    public async Task A_call_renews_the_token_at_most_once()
    {
        _account.Api = static _ => OAuthAccount.Expired();

        await Should.ThrowAsync<HubSpotAuthenticationException>(List(_account.Connect()));

        _account.Refreshes.Count.ShouldBe(2);
        _account.Calls.ShouldBe([OAuthAccount.Bearer(1), OAuthAccount.Bearer(2)]);
    }

    [Fact]
    public async Task A_401_for_another_reason_does_not_renew_the_token()
    {
        _account.Api = static _ => OAuthAccount.Expired("INVALID_AUTHENTICATION");

        await Should.ThrowAsync<HubSpotAuthenticationException>(List(_account.Connect()));

        _account.Refreshes.ShouldHaveSingleItem();
        _account.Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Two_calls_with_the_same_expired_token_renew_it_once()
    {
        using var bothAreHere = new CountdownEvent(2);
        _account.Api = request =>
        {
            if (request.Headers["Authorization"] != OAuthAccount.Bearer(1))
            {
                return StubHandler.Response(200, """{"results":[]}""");
            }

            bothAreHere.Signal();
            bothAreHere.Wait(Api.TestEnd);
            return OAuthAccount.Expired();
        };
        ConversationsClient client = _account.Connect();

        await Task.WhenAll(Task.Run(() => List(client), Api.TestEnd), Task.Run(() => List(client), Api.TestEnd));

        _account.Refreshes.Count.ShouldBe(2);
        _account.Calls.Count(static header => header == OAuthAccount.Bearer(2)).ShouldBe(2);
    }

    [Fact]
    public async Task A_call_with_an_outdated_token_uses_the_current_one()
    {
        var late = new TaskCompletionSource<HttpResponseMessage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _account.Later = request => request.Headers["Authorization"] == OAuthAccount.Bearer(1)
            ? late.Task
            : Task.FromResult<HttpResponseMessage?>(null);
        ConversationsClient client = _account.Connect();

        _account.Next(static () => OAuthAccount.Grant(1, expiresIn: "60"));
        Task slow = List(client);
        _account.Clock.Advance(TimeSpan.FromSeconds(55));
        await List(client);
        late.SetResult(OAuthAccount.Expired());
        await slow;

        _account.Refreshes.Count.ShouldBe(2);
        _account.Calls.ShouldBe([OAuthAccount.Bearer(1), OAuthAccount.Bearer(2), OAuthAccount.Bearer(2)]);
    }

    [Fact]
    public async Task An_upload_is_not_retried_and_the_next_call_uses_the_new_token()
    {
        _account.Api = request => request.Headers["Authorization"] == OAuthAccount.Bearer(1)
            ? OAuthAccount.Expired()
            : StubHandler.Response(200, """{"results":[]}""");
        ConversationsClient client = _account.Connect();
        using var file = new MemoryStream([1, 2, 3]);

        await Should.ThrowAsync<HubSpotAuthenticationException>(
            client.Files.UploadAsync(file, new FileUpload { Name = "a.txt", FolderPath = "/x" }, cancellationToken: Api.TestEnd));
        await List(client);

        _account.Calls.ShouldBe([OAuthAccount.Bearer(1), OAuthAccount.Bearer(2)]);
    }

    [Fact]
    public async Task A_new_refresh_token_is_used_from_then_on_and_reported_once()
    {
        _account.Next(static () => OAuthAccount.Grant(1, "second-refresh-token"))
            .Next(static () => OAuthAccount.Grant(2, "second-refresh-token"))
            .Next(static () => OAuthAccount.Grant(3, "third-refresh-token"));
        OAuthCredential credential = _account.Credential();
        ConversationsClient client = _account.Connect(credential);

        for (int i = 0; i < 3; i++)
        {
            await List(client);
            _account.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        _account.Refreshes.Select(static r => r.Text.Split("refresh_token=")[^1])
            .ShouldBe([OAuthAccount.FirstRefreshToken, "second-refresh-token", "second-refresh-token"]);
        _account.Replaced.ShouldBe(["second-refresh-token", "third-refresh-token"]);
        credential.Notices.TryTake(out string? token).ShouldBeTrue();
        token.ShouldBe("third-refresh-token");
        credential.Notices.TryTake(out _).ShouldBeFalse();
    }

    [Fact]
    public void A_returned_notice_is_available_again_unless_a_newer_one_arrived()
    {
        RefreshTokenNotices notices = _account.Credential().Notices;
        notices.Put("one");
        notices.TryTake(out string? one).ShouldBeTrue();
        notices.PutBack(one!);
        notices.TryTake(out string? again).ShouldBeTrue();
        again.ShouldBe("one");

        notices.Put("two");
        notices.TryTake(out _).ShouldBeTrue();
        notices.PutBack(one!);

        notices.TryTake(out _).ShouldBeFalse();
    }

    private static Task<Page<Inbox>> List(ConversationsClient client) => client.Inboxes.ListAsync(cancellationToken: Api.TestEnd);
}
