using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>The sources of the access token when -AccessToken is not specified.</summary>
[Collection(nameof(TokenVariable))]
public sealed class TokenSourceTests : IDisposable
{
    private const string Variable = "HUBSPOT_ACCESS_TOKEN";
    private const string Send = "Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId A-1 ";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private readonly StubHost _host = new();
    private readonly LoopbackServer _server = new(Replies.Inboxes);

    public TokenSourceTests() => Environment.SetEnvironmentVariable(Variable, null);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        _server.Dispose();
    }

    [Fact]
    public void The_token_comes_from_the_environment_without_a_prompt()
    {
        Environment.SetEnvironmentVariable(Variable, " env-token\n");
        _host.User.Secret = "typed-token";

        Connect().ShouldSucceed();

        _server.Requests[0].Headers["Authorization"].ShouldBe("Bearer env-token");
        _host.User.Shown.ShouldBeEmpty();
    }

    [Fact]
    public void After_a_failed_Connect_the_token_in_the_environment_is_not_used()
    {
        using var session = new ModuleSession(host: _host);
        Environment.SetEnvironmentVariable(Variable, "token-of-another-account");

        session.Run("Connect-HubSpot -BaseUri http://10.0.0.1 -SkipCheck").SingleError.ShouldNotBeNull();

        session.Run("Get-HubSpotThread 1").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotConnected,");
        session.Run("Disconnect-HubSpot; (Get-HubSpotConnection).BaseUri").Texts.ShouldBe(["https://api.hubapi.com/"]);
    }

    [Fact]
    public void An_interactive_host_prompts_for_the_token()
    {
        _host.User.Secret = "typed-token";

        Connect().ShouldSucceed();

        _server.Requests[0].Headers["Authorization"].ShouldBe("Bearer typed-token");
        _host.User.Shown.ShouldBe(["HubSpot access token: "]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_a_prompt_the_error_names_the_parameter_and_the_variable(bool hasUser)
    {
        using var session = new ModuleSession(host: hasUser ? _host : new StubHost(hasUser: false));

        SessionResult result = session.Run("param($uri) try { Connect-HubSpot -BaseUri $uri } catch { throw }", _server.Uri);

        ErrorRecord error = result.Terminating.ShouldNotBeNull().ErrorRecord;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotConnected,");
        error.Exception.Message.ShouldContain("-AccessToken");
        error.Exception.Message.ShouldContain(Variable);
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Connect_rejects_an_empty_typed_token()
    {
        _host.User.Secret = string.Empty;

        Connect().SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotConnected,");
    }

    [Fact]
    public void The_variable_connects_a_script_without_Connect_HubSpot()
    {
        Environment.SetEnvironmentVariable(Variable, "env-token");
        using var session = new ModuleSession();

        SessionResult result = session.Run("Get-HubSpotConnection");

        result["BaseUri"].ShouldBe(new Uri("https://api.hubapi.com"));
        session.Run("Get-HubSpotConnection").Single.BaseObject.ShouldBeSameAs(result.Single.BaseObject);
    }

    [Fact]
    public void An_existing_connection_overrides_the_variable()
    {
        Environment.SetEnvironmentVariable(Variable, "env-token");
        using ModuleSession session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotConnection")["IsSandbox"].ShouldBe(true);
    }

    [Theory]
    [InlineData(Send)]
    [InlineData("Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5")]
    [InlineData("'a' | Send-HubSpotThreadMessage 1 -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5")]
    [InlineData("Add-HubSpotThreadComment 1 Hi")]
    [InlineData("Get-HubSpotConnection")]
    [InlineData("Connect-HubSpot")]
    public void The_module_rejects_an_invalid_variable_without_repeating_its_value(string script)
    {
        Environment.SetEnvironmentVariable(Variable, "no token at all");
        using var session = new ModuleSession();

        ErrorRecord error = session.Run(script).SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        error.Exception.Message.ShouldContain("access token");
        error.Exception.Message.ShouldNotContain("no token at all");
    }

    private SessionResult Connect()
    {
        using var session = new ModuleSession(host: _host);
        return session.Run("param($uri) Connect-HubSpot -BaseUri $uri", _server.Uri);
    }
}
