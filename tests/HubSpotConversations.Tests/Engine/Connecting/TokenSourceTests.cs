using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>Where the access token comes from when -AccessToken is not given.</summary>
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
    public void Comes_from_the_environment_and_nobody_is_asked()
    {
        Environment.SetEnvironmentVariable(Variable, " env-token\n");
        _host.User.Secret = "typed-token";

        Connect().ShouldSucceed();

        _server.Requests.ShouldHaveSingleItem().Headers["Authorization"].ShouldBe("Bearer env-token");
        _host.User.Shown.ShouldBeEmpty();
    }

    [Fact]
    public void Is_asked_for_where_somebody_is_there()
    {
        _host.User.Secret = "typed-token";

        Connect().ShouldSucceed();

        _server.Requests.ShouldHaveSingleItem().Headers["Authorization"].ShouldBe("Bearer typed-token");
        _host.User.Shown.ShouldBe(["HubSpot access token: "]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Is_missed_by_name_where_nobody_can_be_asked(bool hasUser)
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
    public void An_empty_answer_is_no_token()
    {
        _host.User.Secret = string.Empty;

        Connect().SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotConnected,");
    }

    [Fact]
    public void With_the_variable_a_script_is_connected_without_a_word()
    {
        Environment.SetEnvironmentVariable(Variable, "env-token");
        using var session = new ModuleSession();

        SessionResult result = session.Run("Get-HubSpotConnection");

        result["BaseUri"].ShouldBe(new Uri("https://api.hubapi.com"));
        session.Run("Get-HubSpotConnection").Single.BaseObject.ShouldBeSameAs(result.Single.BaseObject);
    }

    [Fact]
    public void A_connection_that_was_made_stands_above_the_variable()
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
    public void A_value_that_is_no_token_is_refused_and_not_repeated(string script)
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
