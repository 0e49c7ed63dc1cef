using System.Management.Automation;
using System.Text;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Isolation;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

public sealed class ProxyTests : IDisposable
{
    private const string Password = "p@ss:word/1";
    private const string Login = "proxy-user:p%40ss%3Aword%2F1@";

    private readonly LoopbackServer _proxy = new(static request => request.Headers.ContainsKey("Proxy-Authorization")
        ? LoopbackReply.Response(502, string.Empty)
        : LoopbackReply.Response(407, string.Empty, null, "Proxy-Authenticate: Basic realm=\"proxy\""));

    private readonly ModuleSession _session = new();

    private Uri ProxyWithLogin => new(_proxy.Uri.AbsoluteUri.Replace("http://", "http://" + Login, StringComparison.Ordinal));

    public void Dispose()
    {
        _session.Dispose();
        _proxy.Dispose();
    }

    [Fact]
    public void Connect_WithProxy_TunnelsThroughIt()
    {
        SessionResult result = Connect("-BaseUri https://hubspot.invalid -Proxy $proxy", _proxy.Uri);

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnreachable,");
        _proxy.Requests.ShouldAllBe(static request => request.Method == "CONNECT");
        _proxy.Requests[0].Target.ShouldBe("hubspot.invalid:443");
    }

    [Fact]
    public void Connect_WithProxyAndPlainHttp_FailsWithoutRequest()
    {
        using var server = new LoopbackServer(Replies.Inboxes);

        SessionResult result = Connect($"-BaseUri {server.Uri} -Proxy $proxy", _proxy.Uri);

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        result.SingleError.Exception.Message.ShouldContain("Remove -Proxy");
        _proxy.Requests.ShouldBeEmpty();
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("proxy:8080")]
    [InlineData("proxy.example.com")]
    public void Connect_WithProxyThatIsNotAnAddress_Fails(string proxy)
    {
        SessionResult result = Connect("-Proxy $proxy", new Uri(proxy, UriKind.RelativeOrAbsolute));

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        result.SingleError.Exception.Message.ShouldContain("http://proxy.example.com:8080");
    }

    [Fact]
    public async Task SystemProxy_DoesNotReceiveRequestsToThisMachine()
    {
        using var server = new LoopbackServer(Replies.Inboxes);

        string[] lines = await ChildShell.RunAsync(
            "system-proxy.ps1", server.Uri.AbsoluteUri, _proxy.Uri.AbsoluteUri);

        lines.ShouldBe(["connected"]);
        _proxy.Requests.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void ProxyCredentials_DifferFromEarlierConnection_AreUsed()
    {
        foreach (string password in (string[])["first", "second"])
        {
            _ = Connect(
                "-BaseUri https://hubspot.invalid -Proxy $proxy",
                new Uri(_proxy.Uri.AbsoluteUri.Replace("http://", $"http://user:{password}@", StringComparison.Ordinal)));
        }

        string[] logins = [.. _proxy.Requests
            .Select(static request => request.Headers.GetValueOrDefault("Proxy-Authorization")).OfType<string>()
            .Select(static login => Encoding.UTF8.GetString(Convert.FromBase64String(login["Basic ".Length..]))).Distinct()];
        logins.ShouldBe(["user:first", "user:second"]);
    }

    [Fact]
    public void ProxyCredentials_AreUsedForTheProxy()
    {
        Connect("-BaseUri https://hubspot.invalid -Proxy $proxy", ProxyWithLogin);

        string login = Convert.ToBase64String(Encoding.UTF8.GetBytes("proxy-user:" + Password));
        _proxy.Requests[^1].Headers["Proxy-Authorization"].ShouldBe("Basic " + login);
    }

    [Fact]
    public void ProxyCredentials_AreNotShown()
    {
        PSObject connection = Connect(
            "-BaseUri https://hubspot.invalid -SkipCheck -Proxy $proxy -PassThru", ProxyWithLogin).Single;
        SessionResult failed = _session.Run("Get-HubSpotInbox -Verbose -Debug");

        connection.Properties["Proxy"].Value.ShouldBe(_proxy.Uri);
        failed.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnreachable,");
        string[] texts =
        [
            PSSerializer.Serialize(connection, 10),
            .. failed.Verbose,
            .. failed.Debug,
            failed.SingleError.Exception.ToString(),
            PSSerializer.Serialize(failed.SingleError, 4),
        ];
        texts.ShouldAllBe(static text => !text.Contains("proxy-user", StringComparison.Ordinal));
        texts.ShouldAllBe(static text => !text.Contains("p%40ss", StringComparison.Ordinal));
        texts.ShouldAllBe(static text => !text.Contains(Password, StringComparison.Ordinal));
    }

    private SessionResult Connect(string arguments, Uri proxy) => _session.Run(
        $"param($token, $proxy) Connect-HubSpot -AccessToken $token -MaxRetry 0 {arguments}",
        Secrets.Of("test-token"),
        proxy);
}
