using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>Connect-HubSpot -RefreshToken, and passing a new refresh token to the user's script block.</summary>
public sealed class OAuthConnectTests : IDisposable
{
    private const string Send = "Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId A-1";

    // Collects what the block receives, as plain text.
    private const string Keep = "$global:kept = @(); function Open($s) { [System.Net.NetworkCredential]::new('', $s).Password }; ";

    private readonly OAuthServer _hubSpot = new();
    private readonly ModuleSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _hubSpot.Dispose();
    }

    [Fact]
    public void The_check_obtains_the_token_and_sends_use_it()
    {
        SessionResult result = _hubSpot.Run(_session, $"Connect-HubSpot @app -PassThru; {Send}").ShouldSucceed();

        result.Output[0].Properties["ClientId"].Value.ShouldBe("app-1");
        _hubSpot.Server.Requests[0].Body.ShouldBe(
            $"grant_type=refresh_token&client_id=app-1&client_secret={OAuthServer.Secret}&refresh_token={OAuthServer.RefreshToken}");
        _hubSpot.Tokens.ShouldBe(["1", "1", "1"]);
        result.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Connect_with_SkipCheck_obtains_the_token_at_the_first_call()
    {
        _hubSpot.Run(_session, "Connect-HubSpot @app -SkipCheck").ShouldSucceed();
        _hubSpot.Server.Requests.ShouldBeEmpty();

        _session.Run(Send).ShouldSucceed();

        _hubSpot.Refreshes.ShouldBe(1);
    }

    [Fact]
    public void A_send_renews_an_expired_token()
    {
        _hubSpot.OnCall = static request => request.Headers["Authorization"].EndsWith('1')
            ? Replies.Unauthorized("EXPIRED_AUTHENTICATION")
            : null;

        _hubSpot.Run(_session, $"Connect-HubSpot @app -SkipCheck; {Send}").ShouldSucceed().Output.ShouldHaveSingleItem();

        _hubSpot.Tokens.ShouldBe(["1", "2"]);
    }

    [Fact]
    public void Verbose_logs_each_renewal_without_secrets()
    {
        int calls = 0;
        _hubSpot.OnCall = request => Interlocked.Increment(ref calls) == 2 ? Replies.Unauthorized("EXPIRED_AUTHENTICATION") : null;
        _hubSpot.OnRefresh = static number => number == 2 ? Replies.Page(503) : null;

        SessionResult result = _hubSpot.Run(
            _session, "Connect-HubSpot @app -SkipCheck; 1..2 | ForEach-Object { $null = Get-HubSpotInbox -Verbose }").ShouldSucceed();

        result.Verbose.Where(static line => !line.StartsWith("Waiting ", StringComparison.Ordinal))
            .Select(static line => line.Split(" in ")[0]).ShouldBe(
        [
            "POST /oauth/v3/token -> 200",
            "GET /conversations/v3/conversations/inboxes?limit=100 -> 200",
            "GET /conversations/v3/conversations/inboxes?limit=100 -> 401",
            "POST /oauth/v3/token -> 503",
            "POST /oauth/v3/token -> 200",
            "GET /conversations/v3/conversations/inboxes?limit=100 -> 200",
        ]);
        result.Verbose.Concat(result.Debug).ShouldAllBe(static line => !line.Contains("canary"));
    }

    [Fact]
    public void A_rejected_refresh_token_fails_Connect_and_recommends_a_new_one()
    {
        _hubSpot.OnRefresh = static _ => LoopbackReply.Response(
            400, """{"error":"invalid_grant","status":"BAD_REFRESH_TOKEN","message":"missing or unknown refresh token"}""");

        ErrorRecord error = _hubSpot.Run(_session, "try { Connect-HubSpot @app } catch { throw }").Terminating.ShouldNotBeNull().ErrorRecord;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotAuthenticationFailed,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.AuthenticationError);
        error.Exception.Message.ShouldContain("missing or unknown refresh token");
        error.ErrorDetails.RecommendedAction.ShouldContain("new -RefreshToken");
        _session.Run("Get-HubSpotConnection").ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("$_")]
    [InlineData("$args[0]")]
    public void The_block_receives_the_new_refresh_token_once(string token)
    {
        _hubSpot.OnRefresh = static number => OAuthServer.Grant(number, OAuthServer.NewRefreshToken);

        SessionResult result = _hubSpot.Run(
            _session,
            $"{Keep} Connect-HubSpot @app -OnTokenRefreshed {{ $global:kept += Open {token}; 'not output' }}; {Send} | Out-Null; $kept");

        result.Single.BaseObject.ShouldBe(OAuthServer.NewRefreshToken);
        result.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void The_block_runs_even_if_the_call_fails()
    {
        _hubSpot.OnRefresh = static number => OAuthServer.Grant(number, OAuthServer.NewRefreshToken);
        _hubSpot.OnCall = static _ => Replies.Refused(400);

        SessionResult result = _hubSpot.Run(
            _session, Keep + "Connect-HubSpot @app -SkipCheck -OnTokenRefreshed { param($t) $global:kept += Open $t }; " + Send + "; $kept");

        result.Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        result.Output.ShouldHaveSingleItem().BaseObject.ShouldBe(OAuthServer.NewRefreshToken);
    }

    [Theory]
    [InlineData("Get-HubSpotInbox")]
    [InlineData("Get-HubSpotThreadMessage 1")]
    [InlineData("Set-HubSpotThread 1 -Status Closed -Confirm:$false")]
    [InlineData("Invoke-HubSpotRequest /crm/v3/owners")]
    [InlineData("Watch-HubSpotThread 1 -TimeoutSec 0")]
    public void Every_cmdlet_that_renews_the_token_runs_the_block(string call)
    {
        _hubSpot.OnRefresh = static number => OAuthServer.Grant(number, OAuthServer.NewRefreshToken);

        SessionResult result = _hubSpot.Run(
            _session, $"{Keep} Connect-HubSpot @app -SkipCheck -OnTokenRefreshed {{ $global:kept += Open $_ }}; {call} | Out-Null; $kept");

        result.Output.ShouldHaveSingleItem().BaseObject.ShouldBe(OAuthServer.NewRefreshToken);
    }

    [Theory]
    [InlineData("throw 'The vault is locked.'")]
    [InlineData("Get-Command 'The vault is locked.'")]
    public void If_the_block_fails_the_call_continues_and_the_next_call_retries_it(string failure)
    {
        _hubSpot.OnRefresh = static number => OAuthServer.Grant(number, OAuthServer.NewRefreshToken);

        SessionResult result = _hubSpot.Run(
            _session,
            $"{Keep} Connect-HubSpot @app -OnTokenRefreshed {{ if (-not $vault) {{ {failure} }}; $global:kept += Open $_ }} -PassThru | Out-Null; "
            + $"$kept.Count; $global:vault = 1; {Send} | Out-Null; $kept").ShouldSucceed();

        string warning = result.Warnings.ShouldHaveSingleItem();
        warning.ShouldContain("The vault is locked.");
        warning.ShouldContain("next call");
        result.Texts.ShouldBe(["0", OAuthServer.NewRefreshToken]);
    }

    [Fact]
    public void Without_a_block_a_warning_reports_the_new_refresh_token()
    {
        _hubSpot.OnRefresh = static number => OAuthServer.Grant(number, OAuthServer.NewRefreshToken);

        SessionResult result = _hubSpot.Run(_session, $"Connect-HubSpot @app; {Send} | Out-Null").ShouldSucceed();

        result.Warnings.ShouldHaveSingleItem().ShouldContain("-OnTokenRefreshed");
    }

    [Fact]
    public void The_block_runs_even_if_the_send_ends_before_the_cmdlet_waits_for_it()
    {
        using var isThere = new ManualResetEventSlim();
        int posts = 0;
        _hubSpot.OnRefresh = static number => OAuthServer.Grant(
            number, number == 1 ? OAuthServer.RefreshToken : OAuthServer.NewRefreshToken);
        _hubSpot.OnCall = request =>
        {
            int post = request.Method == "POST" ? Interlocked.Increment(ref posts) : 0;
            if (post == 3)
            {
                isThere.Set();
            }

            return post == 2 ? Replies.Unauthorized("EXPIRED_AUTHENTICATION") : null;
        };
        _hubSpot.Run(
            _session, Keep + "Connect-HubSpot @app -SkipCheck -OnTokenRefreshed { $global:kept += Open $_ }").ShouldSucceed();

        SessionResult result = _session.Run(
            "param($wait) & { foreach ($id in 1, 2) { [pscustomobject]@{ ThreadId = $id } }; $wait.Invoke() } | "
                + "Send-HubSpotThreadMessage -Text Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -Sender A-1 | "
                + "Out-Null; $kept",
            new Action(() => WaitForEnd(isThere)));

        result.Single.BaseObject.ShouldBe(OAuthServer.NewRefreshToken);
    }

    [Fact]
    public void In_another_runspace_the_connection_runs_a_copy_of_the_block()
    {
        _hubSpot.OnRefresh = static number => OAuthServer.Grant(number, OAuthServer.NewRefreshToken);
        object connection = _hubSpot.Run(
            _session, Keep + "Connect-HubSpot @app -SkipCheck -PassThru -OnTokenRefreshed { $global:kept += 'got ' + [System.Net.NetworkCredential]::new('', $_).Password }")
            .Single.BaseObject;
        using var other = new ModuleSession();

        SessionResult result = other.Run($"param($connection) {Send} -Connection $connection | Out-Null; $global:kept", connection);

        result.Single.BaseObject.ShouldBe("got " + OAuthServer.NewRefreshToken);
        _session.Run("$kept").Output.ShouldBeEmpty();
    }

    /// <summary>Waits for the last request, and gives its sender time to read the response: 50 round trips.</summary>
    private void WaitForEnd(ManualResetEventSlim isThere)
    {
        isThere.Wait(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        for (int i = 0; i < 50; i++)
        {
            http.GetStringAsync(_hubSpot.Server.Uri, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        }
    }

    [Theory]
    [InlineData("-ClientSecret", "client secret")]
    [InlineData("-RefreshToken", "refresh token")]
    public void Connect_rejects_a_secret_in_a_plain_string_without_repeating_it(string parameter, string what)
    {
        string other = parameter == "-ClientSecret" ? "-RefreshToken" : "-ClientSecret";

        SessionResult result = _session.Run(
            $"param($text, $secret) Connect-HubSpot -ClientId app-1 {parameter} $text {other} $secret", OAuthServer.Secret, Secrets.Of("abc"));

        ErrorRecord error = result.SingleError;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        error.Exception.Message.ShouldContain($"The {what} must be a SecureString");
        error.ToString().ShouldNotContain(OAuthServer.Secret);
    }

    [Theory]
    [InlineData("-Sandbox")]
    [InlineData("-AccessToken $secret")]
    public void A_refresh_token_cannot_be_combined_with_other_ways_to_connect(string other)
        => _hubSpot.Run(_session, $"Connect-HubSpot @app {other}").SingleError.FullyQualifiedErrorId.ShouldStartWith("AmbiguousParameterSet,");
}
