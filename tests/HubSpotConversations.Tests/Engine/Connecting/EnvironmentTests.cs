using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>The environment variables with the settings of a connection.</summary>
[Collection(nameof(TokenVariable))]
public sealed class EnvironmentTests : IDisposable
{
    private static readonly string[] Variables
        = ["HUBSPOT_ACCESS_TOKEN", "HUBSPOT_API_VERSION", "HUBSPOT_BASE_URI", "HUBSPOT_DEFAULT_SENDER"];

    private readonly string?[] _before = Array.ConvertAll(Variables, Environment.GetEnvironmentVariable);
    private readonly LoopbackServer _server = new(static request => request.Method == "GET" ? Replies.Inboxes : Replies.Sent);
    private readonly ModuleSession _session = new();

    public EnvironmentTests() => Set(["t1", "2026-09-beta", $" {_server.Uri} ", "A-7"]);

    public void Dispose()
    {
        Set(_before);
        _session.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void The_automatic_connection_uses_the_variables()
    {
        _session.Run("Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5").ShouldSucceed();

        LoopbackRequest request = _server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldBe("/conversations/conversations/2026-09-beta/threads/1/messages");
        request.Body.ShouldContain("\"senderActorId\":\"A-7\"");
    }

    [Fact]
    public void Connect_uses_the_variables_as_defaults()
    {
        SessionResult result = _session.Run("Connect-HubSpot -PassThru").ShouldSucceed();

        result["BaseUri"].ShouldBe(_server.Uri);
        result["ApiVersion"].ShouldBe("2026-09-beta");
        result["DefaultSender"].ShouldBe("A-7");
    }

    [Fact]
    public void Parameters_override_the_variables_even_if_these_are_not_valid()
    {
        Set(["t1", "v1", "ftp://x", "V-1"]);

        SessionResult result = _session.Run(
            "param($uri) Connect-HubSpot -BaseUri $uri -ApiVersion v3 -DefaultSender A-8 -PassThru", _server.Uri).ShouldSucceed();

        result["BaseUri"].ShouldBe(_server.Uri);
        result["ApiVersion"].ShouldBe("v3");
        result["DefaultSender"].ShouldBe("A-8");
    }

    [Fact]
    public void The_sandbox_uses_every_variable_except_the_address()
    {
        Set([null, "2026-09", "ftp://x", "A-7"]);

        SessionResult result = _session.Run("Connect-HubSpot -Sandbox -PassThru").ShouldSucceed();

        result["ApiVersion"].ShouldBe("2026-09");
        result["DefaultSender"].ShouldBe("A-7");
    }

    [Theory]
    [InlineData("HUBSPOT_API_VERSION", "v2")]
    [InlineData("HUBSPOT_BASE_URI", "api.hubapi.com")]
    [InlineData("HUBSPOT_BASE_URI", "http://api.hubapi.com")]
    [InlineData("HUBSPOT_DEFAULT_SENDER", "V-1")]
    public void An_invalid_variable_is_an_error_that_names_it(string variable, string value)
    {
        Environment.SetEnvironmentVariable(variable, value);

        foreach (string script in new[] { "Get-HubSpotConnection", "Get-HubSpotInbox", "Connect-HubSpot" })
        {
            ErrorRecord error = _session.Run(script).SingleError;

            error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
            error.Exception.Message.ShouldStartWith($"The environment variable {variable} is not valid.");
            error.ErrorDetails.RecommendedAction.ShouldContain(variable);
        }

        _server.Requests.ShouldBeEmpty();
    }

    private static void Set(string?[] values)
    {
        foreach ((string variable, string? value) in Variables.Zip(values))
        {
            Environment.SetEnvironmentVariable(variable, value);
        }
    }
}
