using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>Connect-HubSpot -Interactive, with the test in place of the browser.</summary>
public sealed class BrowserLoginTests : IDisposable
{
    private const string Code = "code-canary-4f5b90aa";
    private const string Open = "function Open($s) { [System.Net.NetworkCredential]::new('', $s).Password }; ";

    private readonly OAuthServer _hubSpot = new();
    private readonly ModuleSession _session = new();
    private readonly HttpClient _browser = new();
    private readonly int _port = FreePort();

    private string Redirect => $"http://127.0.0.1:{_port}/callback";

    public void Dispose()
    {
        _browser.Dispose();
        _session.Dispose();
        _hubSpot.Dispose();
    }

    [Fact]
    public void The_code_becomes_a_connection_and_the_address_has_what_HubSpot_needs()
    {
        Uri? address = null;
        (SessionResult result, _) = LogIn("-SkipCheck -PassThru", seen =>
        {
            address = seen;
            return $"?code={Code}&state={Query(seen, "state")}";
        });

        result.ShouldSucceed()["ClientId"].ShouldBe("app-1");
        address!.GetLeftPart(UriPartial.Path).ShouldBe("https://app.hubspot.com/oauth/authorize");
        Query(address, "client_id").ShouldBe("app-1");
        Query(address, "redirect_uri").ShouldBe(Redirect);
        Query(address, "scope").ShouldBe("oauth conversations.read conversations.write");
        Query(address, "code_challenge").ShouldBeNull();
        _hubSpot.Server.Requests.ShouldHaveSingleItem().Body.ShouldBe(
            $"grant_type=authorization_code&client_id=app-1&client_secret={OAuthServer.Secret}"
            + $"&redirect_uri={Uri.EscapeDataString(Redirect)}&code={Code}");
        _session.Run("$null = Get-HubSpotInbox").ShouldSucceed();
        _hubSpot.Server.Requests[1].Body.ShouldContain("refresh_token=" + OAuthServer.RefreshToken);
    }

    [Fact]
    public void PKCE_sends_the_hash_first_and_the_verifier_last()
    {
        Uri? address = null;
        LogIn("-SkipCheck -UsePkce", seen =>
        {
            address = seen;
            return $"?code={Code}&state={Query(seen, "state")}";
        }).Result.ShouldSucceed();

        string verifier = _hubSpot.Server.Requests[0].Body.Split("code_verifier=")[1];
        byte[] hash = System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(verifier));
        Query(address!, "code_challenge").ShouldBe(Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        Query(address!, "code_challenge_method").ShouldBe("S256");
    }

    [Fact]
    public void The_vault_gets_the_first_refresh_token()
    {
        _session.Run("function Set-Secret { param($Name, $Vault, $Secret) $global:saved = $Name, $Vault, $Secret }").ShouldSucceed();

        LogIn("-SkipCheck -SecretName Token -Vault Team", static seen => $"?code={Code}&state={Query(seen, "state")}")
            .Result.ShouldSucceed().Warnings.ShouldBeEmpty();

        _session.Run(Open + "$saved[0..1]; Open $saved[2]").Texts.ShouldBe(["Token", "Team", OAuthServer.RefreshToken]);
    }

    [Fact]
    public void Without_a_vault_the_login_fails_before_it_begins()
    {
        SessionResult result = LogIn("-SkipCheck -SecretName Token", static _ => throw new InvalidOperationException("no address expected")).Result;

        result.Terminating.ShouldNotBeNull().ErrorRecord.Exception.Message.ShouldContain("Set-Secret isn't available");
    }

    [Fact]
    public void HubSpots_refusal_is_the_error()
    {
        (SessionResult result, _) = LogIn(
            "-SkipCheck", static seen => $"?error=access_denied&error_description=The+user+said+no&state={Query(seen, "state")}");

        ErrorRecord error = result.Terminating.ShouldNotBeNull().ErrorRecord;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotConnected,");
        error.Exception.Message.ShouldContain("access_denied The user said no");
        _hubSpot.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Other_requests_are_rejected_and_the_login_goes_on()
    {
        var statuses = new List<HttpStatusCode>();
        (SessionResult result, _) = LogIn("-SkipCheck", seen =>
        {
            string state = Query(seen, "state")!;
            string root = $"http://127.0.0.1:{_port}/";
            statuses.Add(Get(root + "favicon.ico"));
            statuses.Add(Get($"{Redirect}?code=stolen&state=wrong"));
            statuses.Add(Get($"{Redirect}?code=stolen"));
            statuses.Add(Get($"{Redirect}?code=stolen&state={state}x"));
            using HttpResponseMessage post = _browser.PostAsync($"{Redirect}?code=stolen&state={state}", null).GetAwaiter().GetResult();
            statuses.Add(post.StatusCode);
            using var silent = new TcpClient("127.0.0.1", _port);
            using var large = new TcpClient("127.0.0.1", _port);
            large.GetStream().Write(Encoding.ASCII.GetBytes("GET /" + new string('x', 20_000)));
            return $"?code={Code}&state={state}";
        });

        result.ShouldSucceed();
        statuses.ShouldBe(
            [HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed]);
        _hubSpot.Server.Requests.ShouldHaveSingleItem().Body.ShouldContain("code=" + Code);
    }

    [Fact]
    public void A_stopped_login_frees_the_port()
    {
        LogIn("-SkipCheck", null).Result.Output.ShouldBeEmpty();

        using var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();
    }

    [Fact]
    public void A_port_in_use_is_an_error_that_names_the_parameter()
    {
        using var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();

        LogIn("-SkipCheck", static _ => throw new InvalidOperationException("no address expected")).Result
            .Terminating.ShouldNotBeNull().ErrorRecord.Exception.Message.ShouldContain("-RedirectUri");
    }

    [Fact]
    public void A_program_that_listens_beside_the_login_is_an_error()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        using var listener = new TcpListener(IPAddress.IPv6Loopback, _port);
        listener.Start();

        _hubSpot.Run(_session, $"$app.Remove('RefreshToken'); try {{ Connect-HubSpot @app -Interactive -NoBrowser -RedirectUri http://localhost:{_port}/ }} catch {{ throw }}")
            .Terminating.ShouldNotBeNull().ErrorRecord.Exception.Message.ShouldContain("-RedirectUri");
    }

    [Fact]
    public void A_lost_response_does_not_send_the_code_twice()
    {
        _hubSpot.OnRefresh = static _ => Replies.Page(503);

        LogIn("-SkipCheck", static seen => $"?code={Code}&state={Query(seen, "state")}").Result.Terminating.ShouldNotBeNull();

        _hubSpot.Refreshes.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://localhost:8766/")]
    [InlineData("http://example.com:8766/")]
    [InlineData("http://localhost:8766/?a=1")]
    [InlineData("/callback")]
    public void A_redirect_address_that_is_not_on_this_machine_is_rejected(string address)
        => _hubSpot.Run(_session, $"$app.Remove('RefreshToken'); try {{ Connect-HubSpot @app -Interactive -NoBrowser -RedirectUri '{address}' }} catch {{ throw }}")
            .Terminating.ShouldNotBeNull().ErrorRecord.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");

    [Fact]
    public void No_stream_contains_a_secret()
    {
        _hubSpot.OnRefresh = static number => number == 1
            ? LoopbackReply.Response(400, $$"""{"error":"invalid_grant","message":"bad code {{Code}} of {{OAuthServer.Secret}}"}""")
            : null;

        (SessionResult result, string page) = LogIn(
            "-SkipCheck -Verbose -Debug", static seen => $"?code={Code}&state={Query(seen, "state")}");

        string error = result.Terminating.ShouldNotBeNull().ErrorRecord.ToString();
        error.ShouldStartWith("The login failed.");
        error.ShouldContain("bad code");
        string.Join('\n', [error, page, .. result.Verbose, .. result.Debug]).ShouldNotContain("canary");
    }

    private static string? Query(Uri address, string name)
        => address.Query.TrimStart('?').Split('&').Select(static pair => pair.Split('=', 2))
            .Where(pair => pair[0] == name).Select(static pair => Uri.UnescapeDataString(pair[1])).FirstOrDefault();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private HttpStatusCode Get(string address)
    {
        using HttpResponseMessage response = _browser.GetAsync(address).GetAwaiter().GetResult();
        return response.StatusCode;
    }

    /// <summary>
    /// Runs the login. The browser gets the address that the user sees, and returns the query with which it comes back.
    /// Without a browser, the test stops the pipeline when it sees the address.
    /// </summary>
    private (SessionResult Result, string Page) LogIn(string arguments, Func<Uri, string>? browser)
    {
        using var shell = PowerShell.Create(_session.Runspace);
        shell.AddScript(
            $"{OAuthServer.App} $app.Remove('RefreshToken'); try {{ Connect-HubSpot @app -Interactive -NoBrowser -RedirectUri {Redirect} {arguments} }} catch {{ throw }}");
        shell.AddArgument(_hubSpot.Server.Uri).AddArgument(Secrets.Of(OAuthServer.Secret)).AddArgument(Secrets.Of("unused"));
        Task<string> page = Task.FromResult(string.Empty);
        shell.Streams.Information.DataAdded += (_, added) =>
        {
            var address = new Uri(shell.Streams.Information[added.Index].ToString().Split('\n')[1]);
            page = Task.Run(async () =>
            {
                if (browser is null)
                {
                    shell.Stop();
                    return string.Empty;
                }

                return await _browser.GetStringAsync(Redirect + browser(address));
            });
        };
        var output = new System.Collections.ObjectModel.Collection<PSObject>();
        RuntimeException? terminating = null;
        try
        {
            shell.Invoke(null, output, new PSInvocationSettings());
        }
        catch (RuntimeException exception)
        {
            terminating = exception;
        }

        return (new SessionResult(output, shell.Streams, terminating), page.GetAwaiter().GetResult());
    }
}
