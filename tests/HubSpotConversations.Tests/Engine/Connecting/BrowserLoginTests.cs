using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;
using Microsoft.Extensions.Time.Testing;

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
    private Action? _stop;

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
        address!.GetLeftPart(UriPartial.Path).ShouldBe(new Uri(_hubSpot.Server.Uri, "/oauth/authorize").ToString());
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
        Query(address!, "code_challenge").ShouldBe(
            Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        Query(address!, "code_challenge_method").ShouldBe("S256");
    }

    [Fact]
    public void The_vault_gets_the_first_refresh_token()
    {
        _session.Run("function Set-Secret { param($Name, $Vault, $Secret) $global:saved = $Name, $Vault, $Secret }")
            .ShouldSucceed();

        LogIn("-SkipCheck -SecretName Token -Vault Team", static seen => $"?code={Code}&state={Query(seen, "state")}")
            .Result.ShouldSucceed().Warnings.ShouldBeEmpty();

        _session.Run(Open + "$saved[0..1]; Open $saved[2]").Texts.ShouldBe(["Token", "Team", OAuthServer.RefreshToken]);
    }

    [Theory]
    [InlineData("-SecretName Token -Vault Typo", "throw 'There is no vault Typo.'")]
    [InlineData("-SecretName Token -Vault Typo", "[Environment]::GetFolderPath('There is no vault Typo.')")]
    [InlineData("-OnTokenRefreshed { Set-Secret }", "throw 'There is no vault Typo.'")]
    public void If_the_first_refresh_token_cannot_be_saved_there_is_no_connection(string arguments, string failure)
    {
        _session.Run($"Connect-HubSpot -Sandbox; function Set-Secret {{ {failure} }}").ShouldSucceed();

        SessionResult result = LogIn(
            "-SkipCheck -PassThru " + arguments, static seen => $"?code={Code}&state={Query(seen, "state")}").Result;

        ErrorRecord error = result.Terminating.ShouldNotBeNull().ErrorRecord;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotConnected,");
        error.Exception.Message.ShouldContain("There is no vault Typo.");
        error.Exception.Message.ShouldContain("log in again");
        error.Exception.Message.ShouldNotContain("canary");
        result.Output.ShouldBeEmpty();
        _session.Run("Get-HubSpotConnection").ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Fact]
    public void The_browser_may_come_back_to_localhost()
    {
        string redirect = $"http://localhost:{_port}/";

        LogIn("-SkipCheck", static seen => $"?code={Code}&state={Query(seen, "state")}", redirect: redirect)
            .Result.ShouldSucceed();

        _hubSpot.Server.Requests[0].Body.ShouldContain("&redirect_uri=" + Uri.EscapeDataString(redirect));
    }

    [Fact]
    public void Verbose_logs_the_exchange_of_the_code()
        => LogIn("-SkipCheck -Verbose", static seen => $"?code={Code}&state={Query(seen, "state")}")
            .Result.ShouldSucceed().Verbose.ShouldContain(
                static line => line.StartsWith("POST /oauth/v3/token -> 200", StringComparison.Ordinal));

    [Fact]
    public async Task Ctrl_C_ends_the_exchange_of_the_code()
    {
        _hubSpot.OnRefresh = _ =>
        {
            _stop!();
            return LoopbackReply.Hang();
        };

        LogIn("-SkipCheck -PassThru", static seen => $"?code={Code}&state={Query(seen, "state")}")
            .Result.Output.ShouldBeEmpty();

        _session.Run("Get-HubSpotConnection").ShouldSucceed().Output.ShouldBeEmpty();
        await _hubSpot.Server.HangEnded.Task.WaitAsync(
            TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_login_that_takes_too_long_ends_by_the_clock_of_the_connection()
    {
        var clock = new FakeTimeProvider();
        var type = (Type)_session.Run("[HubSpotConversations.HubSpotConnection]").Single.BaseObject;
        using var listener = (IDisposable)Activator.CreateInstance(
            type.Assembly.GetType("HubSpotConversations.Connections.LoginListener", throwOnError: true)!,
            [new Uri(Redirect), "state"])!;
        var wait = (Task)listener.GetType().GetMethod("WaitAsync")!.Invoke(
            listener, [TimeSpan.FromSeconds(300), clock, TestContext.Current.CancellationToken])!;
        clock.Advance(TimeSpan.FromSeconds(299));
        wait.IsCompleted.ShouldBeFalse();

        clock.Advance(TimeSpan.FromSeconds(1));

        Exception problem = await Should.ThrowAsync<Exception>(() => wait.WaitAsync(TimeSpan.FromSeconds(30)));
        problem.GetType().Name.ShouldBe("HubSpotNotConnectedException");
        problem.Message.ShouldContain("300 seconds");
        problem.Message.ShouldContain("-LoginTimeoutSec");
    }

    [Fact]
    public void Without_a_vault_the_login_fails_before_it_begins()
    {
        SessionResult result = LogIn("-SkipCheck -SecretName Token", NoAddress).Result;

        result.Terminating.ShouldNotBeNull().ErrorRecord.Exception.Message.ShouldContain("Set-Secret isn't available");
    }

    [Fact]
    public void HubSpots_refusal_is_the_error()
    {
        (SessionResult result, _) = LogIn(
            "-SkipCheck",
            static seen => $"?error=access_denied&error_description=The+user+said+no&state={Query(seen, "state")}");

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
            using HttpResponseMessage post = _browser.PostAsync($"{Redirect}?code=stolen&state={state}", null)
                .GetAwaiter().GetResult();
            statuses.Add(post.StatusCode);
            using var silent = new TcpClient("127.0.0.1", _port);
            using var large = new TcpClient("127.0.0.1", _port);
            large.GetStream().Write(Encoding.ASCII.GetBytes("GET /" + new string('x', 20_000)));
            return $"?code={Code}&state={state}";
        });

        result.ShouldSucceed();
        statuses.ShouldBe(
        [
            HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest,
            HttpStatusCode.MethodNotAllowed,
        ]);
        _hubSpot.Server.Requests.ShouldHaveSingleItem().Body.ShouldContain("code=" + Code);
    }

    [Fact]
    public void A_stopped_login_frees_the_port_and_HubSpots_own_page_is_the_default()
    {
        Uri? address = null;
        LogIn("-SkipCheck", null, "$app.Remove('BaseUri');", seen => address = seen).Result.Output.ShouldBeEmpty();

        address!.GetLeftPart(UriPartial.Path).ShouldBe("https://app.hubspot.com/oauth/authorize");
        using var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();
    }

    [Fact]
    public void A_port_in_use_is_an_error_that_names_the_parameter()
    {
        using var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();

        LogIn("-SkipCheck", NoAddress).Result
            .Terminating.ShouldNotBeNull().ErrorRecord.Exception.Message.ShouldContain("-RedirectUri");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_program_that_listens_beside_the_login_is_an_error(bool isIPv4)
    {
        Assert.SkipUnless(
            isIPv4 || Socket.OSSupportsIPv6,
            "This machine has no IPv6, so no other program can listen on the second address of localhost.");
        using var listener = new TcpListener(isIPv4 ? IPAddress.Loopback : IPAddress.IPv6Loopback, _port);
        listener.Start();

        LogIn("-SkipCheck", NoAddress, redirect: $"http://localhost:{_port}/").Result
            .Terminating.ShouldNotBeNull().ErrorRecord.Exception.Message.ShouldContain("-RedirectUri");
    }

    [Fact]
    public void A_lost_response_does_not_send_the_code_twice()
    {
        _hubSpot.OnRefresh = static _ => Replies.Page(503);

        LogIn("-SkipCheck", static seen => $"?code={Code}&state={Query(seen, "state")}")
            .Result.Terminating.ShouldNotBeNull();

        _hubSpot.Refreshes.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://localhost:8766/")]
    [InlineData("http://example.com:8766/")]
    [InlineData("http://localhost:8766/?a=1")]
    [InlineData("/callback")]
    [InlineData("http://127.0.0.2:8766/")]
    public void A_redirect_address_that_is_not_on_this_machine_is_rejected(string address)
        => LogIn("-SkipCheck", NoAddress, redirect: address).Result
            .Terminating.ShouldNotBeNull().ErrorRecord.FullyQualifiedErrorId
            .ShouldStartWith("HubSpotValidationFailed,");

    [Fact]
    public void No_stream_contains_a_secret()
    {
        _hubSpot.OnRefresh = static number => number == 1
            ? LoopbackReply.Response(
                400, $$"""{"error":"invalid_grant","message":"bad code {{Code}} of {{OAuthServer.Secret}}"}""")
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

    private static string NoAddress(Uri seen) => throw new InvalidOperationException("no address expected");

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
    private (SessionResult Result, string Page) LogIn(
        string arguments,
        Func<Uri, string>? browser,
        string before = "",
        Action<Uri>? onAddress = null,
        string? redirect = null)
    {
        redirect ??= Redirect;
        using var shell = PowerShell.Create(_session.Runspace);
        shell.AddScript(
            $"{OAuthServer.App} $app.Remove('RefreshToken'); {before} "
                + $"try {{ Connect-HubSpot @app -Interactive -NoBrowser -RedirectUri '{redirect}' {arguments} }} "
                + "catch { throw }");
        shell.AddArgument(_hubSpot.Server.Uri).AddArgument(Secrets.Of(OAuthServer.Secret))
            .AddArgument(Secrets.Of("unused"));
        _stop = () => shell.BeginStop(null, null);
        Task<string> page = Task.FromResult(string.Empty);
        shell.Streams.Information.DataAdded += (_, added) =>
        {
            var address = new Uri(shell.Streams.Information[added.Index].ToString().Split('\n')[1]);
            onAddress?.Invoke(address);
            page = Task.Run(async () =>
            {
                if (browser is null)
                {
                    shell.Stop();
                    return string.Empty;
                }

                try
                {
                    return await _browser.GetStringAsync(redirect + browser(address));
                }
                catch
                {
                    // Otherwise the login would wait until its timeout.
                    shell.Stop();
                    throw;
                }
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
