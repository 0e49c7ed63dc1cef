using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>Connect-HubSpot, Get-HubSpotConnection, Disconnect-HubSpot.</summary>
public sealed class ConnectTests : IDisposable
{
    private const string Connect = "param($uri, $token) Connect-HubSpot -BaseUri $uri -AccessToken $token -MaxRetry 0 ";
    private const string Send = "Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId A-1 ";

    private readonly LoopbackServer _server = new(static request => request.Method == "GET" ? Replies.Inboxes : Replies.Sent);
    private readonly ModuleSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void Connect_checks_the_token_and_then_reads_the_account()
    {
        _session.Run(Connect, _server.Uri, Secrets.Of("t1")).ShouldSucceed().Output.ShouldBeEmpty();

        _server.Requests.Select(static r => $"{r.Method} {r.Target} {r.Headers["Authorization"]}").ShouldBe(
            ["GET /conversations/v3/conversations/inboxes?limit=100 Bearer t1", "GET /account-info/v3/details Bearer t1"]);
    }

    [Fact]
    public void Connect_with_SkipCheck_sends_no_request()
    {
        _session.Run(Connect + "-SkipCheck", _server.Uri, Secrets.Of("t1")).ShouldSucceed();

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Connect_accepts_the_token_from_a_credential_and_from_the_pipeline()
    {
        _session.Run(Connect, _server.Uri, new PSCredential("nobody", Secrets.Of("t1"))).ShouldSucceed();
        _session.Run("param($uri, $token) $token | Connect-HubSpot -BaseUri $uri", _server.Uri, Secrets.Of("t2")).ShouldSucceed();

        _server.Requests.Select(static r => r.Headers["Authorization"]).Distinct().ShouldBe(["Bearer t1", "Bearer t2"]);
    }

    [Fact]
    public void PassThru_emits_the_connection_that_Get_returns_until_Disconnect()
    {
        SessionResult result = _session.Run(
            Connect + "-SkipCheck -PassThru -DefaultSender A-7 -TimeoutSec 30; Get-HubSpotConnection; Disconnect-HubSpot; Get-HubSpotConnection",
            _server.Uri,
            Secrets.Of("t1")).ShouldSucceed();

        result.Output.Count.ShouldBe(2);
        result.Output[0].BaseObject.ShouldBeSameAs(result.Output[1].BaseObject);
        PSMemberInfoCollection<PSPropertyInfo> properties = result.Output[0].Properties;
        properties["BaseUri"].Value.ShouldBe(_server.Uri);
        properties["DefaultSender"].Value.ShouldBe("A-7");
        properties["TimeoutSec"].Value.ShouldBe(30d);
        properties["IsSandbox"].Value.ShouldBe(false);
        properties["ApiVersion"].Value.ShouldBe("v3");
    }

    [Fact]
    public void A_send_after_Disconnect_fails_without_a_request()
    {
        _session.Run(Connect + "-SkipCheck", _server.Uri, Secrets.Of("t1")).ShouldSucceed();

        SessionResult result = _session.RunTrapped("Disconnect-HubSpot; " + Send);

        result.Terminating.ShouldNotBeNull().ErrorRecord.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotConnected,");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void A_connection_in_a_variable_still_works_after_Disconnect()
    {
        _session.Run(
            Connect + "-SkipCheck -PassThru | ForEach-Object { $kept = $_ }; Disconnect-HubSpot; " + Send
            + "-Connection $kept; Add-HubSpotThreadComment 1 Note -Connection $kept",
            _server.Uri,
            Secrets.Of("t1")).ShouldSucceed();

        _server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void An_explicit_connection_and_its_sender_override_the_default_ones()
    {
        using var other = new LoopbackServer(Replies.Sent);
        _session.Run(Connect + "-SkipCheck -PassThru -DefaultSender A-2 | ForEach-Object { $other = $_ }", other.Uri, Secrets.Of("t2")).ShouldSucceed();
        _session.Run(Connect + "-SkipCheck -DefaultSender A-1", _server.Uri, Secrets.Of("t1")).ShouldSucceed();

        _session.Run(
            "Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -Connection $other").ShouldSucceed();
        _session.Run("Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5").ShouldSucceed();

        other.Requests.ShouldHaveSingleItem().Body.ShouldContain("\"senderActorId\":\"A-2\"");
        other.Requests[0].Headers["Authorization"].ShouldBe("Bearer t2");
        _server.Requests.ShouldHaveSingleItem().Body.ShouldContain("\"senderActorId\":\"A-1\"");
    }

    [Theory]
    [InlineData(401, "HubSpotAuthenticationFailed", ErrorCategory.AuthenticationError)]
    [InlineData(403, "HubSpotForbidden", ErrorCategory.PermissionDenied)]
    [InlineData(503, "HubSpotUnavailable", ErrorCategory.ResourceUnavailable)]
    [InlineData(302, "HubSpotUnexpectedResponse", ErrorCategory.InvalidResult)]
    public void A_failed_check_ends_the_call_and_leaves_no_connection(
        int status, string errorId, ErrorCategory category)
    {
        using var refusing = new LoopbackServer(Replies.Refused(status));
        _session.Run(Connect + "-SkipCheck", _server.Uri, Secrets.Of("t1")).ShouldSucceed();

        SessionResult result = _session.Run(
            "param($uri, $token) try { Connect-HubSpot -BaseUri $uri -AccessToken $token -PassThru } catch { throw }", refusing.Uri, Secrets.Of("t2"));

        result.Output.ShouldBeEmpty();
        ErrorRecord error = result.Terminating.ShouldNotBeNull().ErrorRecord;
        error.FullyQualifiedErrorId.ShouldStartWith(errorId + ",");
        error.CategoryInfo.Category.ShouldBe(category);
        error.ErrorDetails.RecommendedAction.ShouldNotBeEmpty();
        error.TargetObject.ShouldBe(refusing.Uri);
        ShouldBeDisconnected();
    }

    [Theory]
    [InlineData("Connect-HubSpot -BaseUri http://api.hubapi.com -AccessToken $token")]
    [InlineData("Connect-HubSpot -AccessToken 'plain text'")]
    [InlineData("Connect-HubSpot -BaseUri $uri -AccessToken $token -DefaultSender V-1 -SkipCheck")]
    public void An_invalid_value_leaves_no_connection(string script)
    {
        _session.Run(Connect + "-SkipCheck", _server.Uri, Secrets.Of("t1")).ShouldSucceed();

        _session.Run("param($uri, $token) " + script, _server.Uri, Secrets.Of("t2")).SingleError.ShouldNotBeNull();

        ShouldBeDisconnected();
        _session.Run("Connect-HubSpot -Sandbox; (Get-HubSpotConnection).IsSandbox").Texts.ShouldBe(["True"]);
    }

    private void ShouldBeDisconnected()
    {
        _session.Run("Get-HubSpotConnection").Output.ShouldBeEmpty();
        _session.Run("Get-HubSpotThread 1").SingleError.Exception.Message.ShouldContain("the last Connect-HubSpot failed");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void A_check_without_a_response_in_time_reports_a_timeout()
    {
        using var hanging = new LoopbackServer(LoopbackReply.Hang());

        ErrorRecord error = _session.Run(Connect + "-TimeoutSec 1", hanging.Uri, Secrets.Of("t1")).SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotTimeout,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.OperationTimeout);
        error.ErrorDetails.RecommendedAction.ShouldContain("-TimeoutSec");
    }

    [Fact]
    public void A_check_with_a_broken_or_refused_connection_reports_HubSpot_as_unreachable()
    {
        using var dropping = new LoopbackServer(LoopbackReply.Drop());

        foreach (Uri uri in new[] { dropping.Uri, LoopbackServer.UnusedAddress() })
        {
            ErrorRecord error = _session.Run(Connect, uri, Secrets.Of("t1")).SingleError;
            error.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnreachable,");
            error.Exception.Message.ShouldContain(uri.Authority);
        }
    }

    [Theory]
    [InlineData("2026-09")]
    [InlineData("2026-09-beta")]
    public void Connect_uses_the_requested_API_version(string version)
    {
        _session.Run(Connect + $"-ApiVersion {version}; " + Send, _server.Uri, Secrets.Of("t1")).ShouldSucceed();

        _server.Requests.Select(static r => r.Target).ShouldBe(
            [$"/conversations/conversations/{version}/inboxes?limit=100", "/account-info/2026-09/details", $"/conversations/conversations/{version}/threads/1/messages"]);
    }

    [Theory]
    [InlineData("http://api.hubapi.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://10.0.0.1")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:pass@api.hubapi.com")]
    [InlineData("https://api.hubapi.com/?a=b")]
    [InlineData("api.hubapi.com")]
    public void Connect_rejects_an_address_that_is_neither_https_nor_loopback(string uri)
    {
        ErrorRecord error = _session.Run("param($uri, $token) Connect-HubSpot -BaseUri $uri -AccessToken $token -SkipCheck", uri, Secrets.Of("t")).SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        error.Exception.Message.ShouldContain("https only");
        _session.Run("Get-HubSpotConnection").ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("-Sandbox -DefaultSender V-1", "Specify the agent's actor id")]
    [InlineData("-Sandbox -ApiVersion v2", "v3,2026-09-beta,2026-09")]
    [InlineData("-SkipCheck -TimeoutSec 0", "TimeoutSec")]
    public void Connect_rejects_invalid_arguments(string arguments, string reason)
    {
        SessionResult result = _session.RunTrapped("Connect-HubSpot " + arguments);

        result.Terminating.ShouldNotBeNull().Message.ShouldContain(reason);
        _session.Run("Get-HubSpotConnection").ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Fact]
    public void Each_runspace_has_its_own_default_connection()
    {
        using var other = new ModuleSession();
        _session.Run("Connect-HubSpot -Sandbox -DefaultSender A-1").ShouldSucceed();

        other.Run("Get-HubSpotConnection").ShouldSucceed().Output.ShouldBeEmpty();
        other.Run("Connect-HubSpot -Sandbox -DefaultSender A-2").ShouldSucceed();

        _session.Run("Get-HubSpotConnection")["DefaultSender"].ShouldBe("A-1");
        other.Run("Get-HubSpotConnection")["DefaultSender"].ShouldBe("A-2");
        other.Run("Disconnect-HubSpot").ShouldSucceed();
        _session.Run("Get-HubSpotConnection")["DefaultSender"].ShouldBe("A-1");
    }
}
