using System.Management.Automation;
using System.Security;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>New-HubSpotVisitorToken.</summary>
public sealed class VisitorTokenTests
{
    private const string Canary = "visitor-canary-5f2c9d77aa";

    [Theory]
    [InlineData("v3", "/visitor-identification/v3/tokens/create", ",\"hsCustomerAgentContext\":{}")]
    [InlineData("2026-09-beta", "/visitor-identification/2026-09/tokens/create", "")]
    [InlineData("2026-09", "/visitor-identification/2026-09/tokens/create", "")]
    public async Task The_request_follows_the_contract(string version, string path, string context)
    {
        StubHandler handler = StubHandler.Responding(200, """{"token":"t"}""");

        await Api.Over(handler, version).VisitorTokens.CreateAsync("jane@example.com", "Jane", null, Api.TestEnd);

        handler.Only.Method.ShouldBe("POST");
        handler.Only.Uri.PathAndQuery.ShouldBe(path);
        handler.Only.Text.ShouldBe($$"""{"email":"jane@example.com","firstName":"Jane"{{context}}}""");
    }

    [Fact]
    public void The_token_is_a_SecureString_and_expires_after_12_hours()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        SessionResult result = session.Run("New-HubSpotVisitorToken jane.doe@example.com -FirstName Jane");

        result["Email"].ShouldBe("jane.doe@example.com");
        result["Token"].ShouldBeOfType<SecureString>().Length.ShouldBeGreaterThan(20);
        result["ExpiresAt"].ShouldBeOfType<DateTimeOffset>().ShouldBeInRange(
            DateTimeOffset.Now.AddHours(11.9), DateTimeOffset.Now.AddHours(12.1));
        session.Run("New-HubSpotVisitorToken jane.doe@example.com -AsPlainText").Single.BaseObject
            .ShouldBeOfType<string>().ShouldStartWith("sandbox-visitor-v3-");
    }

    [Fact]
    public void A_contact_pipes_its_address_and_names()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, """{"token":"t"}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("[HubSpotConversations.Models.Contact]@{ Email = 'jane@example.com'; LastName = 'Doe' } | New-HubSpotVisitorToken").ShouldSucceed();

        server.Requests.ShouldHaveSingleItem().Body.ShouldBe("""{"email":"jane@example.com","lastName":"Doe","hsCustomerAgentContext":{}}""");
    }

    [Theory]
    [InlineData("New-HubSpotVisitorToken jane", "'jane' is not a valid email address")]
    [InlineData("New-HubSpotVisitorToken $null", "is not a valid email address")]
    public void An_invalid_address_is_rejected_before_any_request(string script, string message)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, """{"token":"t"}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(script).SingleError.ToString().ShouldContain(message);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void WhatIf_creates_no_token()
    {
        var host = new StubHost();
        using var server = new LoopbackServer(LoopbackReply.Response(200, """{"token":"t"}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, host: host);

        session.Run("New-HubSpotVisitorToken jane@example.com -WhatIf").ShouldSucceed().Output.ShouldBeEmpty();

        host.User.Shown.ShouldHaveSingleItem().ShouldContain("\"Create a visitor token\" on target \"jane@example.com");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData($$"""{"token":"{{Canary}}"}""")]
    [InlineData($$"""{"token":"{{Canary}}" """)]
    [InlineData($$"""["{{Canary}}"]""")]
    [InlineData(Canary)]
    public void Nothing_shows_the_token_unless_it_is_requested(string body)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, body));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("New-HubSpotVisitorToken jane@example.com -Verbose -Debug");

        SecretTests.AllOf(result).ShouldAllBe(static text => !text.Contains(Canary, StringComparison.Ordinal));
        session.Run("$Error").Output.Select(static e => SecretTests.Everything(e.BaseObject))
            .ShouldAllBe(static text => !text.Contains(Canary, StringComparison.Ordinal));
        result.Verbose.ShouldNotBeEmpty();
        result.Output.Select(static o => LanguagePrimitives.ConvertTo<string>(o)).ShouldAllBe(static text => text == "jane@example.com");
    }
}
