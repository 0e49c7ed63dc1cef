using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Lookup;

/// <summary>Get-HubSpotOwner.</summary>
public sealed class OwnerCmdletTests
{
    [Theory]
    [InlineData("Get-HubSpotOwner maya.lindqvist@acme.example", "A-52301001")]
    [InlineData("Get-HubSpotOwner -Email ' MAYA.lindqvist@acme.example '", "A-52301001")]
    [InlineData("'priya.raman@acme.example', 'maya.lindqvist@acme.example' | Get-HubSpotOwner", "A-52301003 A-52301001")]
    [InlineData("[pscustomobject]@{ Email = 'priya.raman@acme.example' } | Get-HubSpotOwner", "A-52301003")]
    [InlineData("[pscustomobject]@{ EmailAddress = 'priya.raman@acme.example' } | Get-HubSpotOwner", "A-52301003")]
    [InlineData("Get-HubSpotActor A-52301002 | Get-HubSpotOwner", "A-52301002")]
    [InlineData("Get-HubSpotOwner maya.lindqvist@acme.example | Get-HubSpotOwner", "A-52301001")]
    [InlineData("Get-HubSpotThread 6065362089 | Get-HubSpotActor | Get-HubSpotOwner", "A-52301001")]
    [InlineData("Get-HubSpotOwner gone@acme.example -Archived", "A-52301005")]
    [InlineData("Get-HubSpotOwner -Archived", "A-52301005")]
    [InlineData("Get-HubSpotOwner -First 2", "A-52301001 A-52301002")]
    public void Get_returns_the_requested_owners(string script, string actorIds)
    {
        using var session = ModuleSession.InSandbox();

        session.Run(script + " | ForEach-Object ActorId").ShouldSucceed().Texts.ShouldBe(actorIds.Split(' '));
    }

    [Theory]
    [InlineData("$null | Get-HubSpotOwner")]
    [InlineData("'' | Get-HubSpotOwner")]
    [InlineData("@() | Get-HubSpotOwner")]
    [InlineData("Get-HubSpotOwner -Email @()")]
    [InlineData("[pscustomobject]@{ Email = '' } | Get-HubSpotOwner")]
    [InlineData("Get-HubSpotActor B-9001 | Get-HubSpotOwner")]
    public void A_missing_email_address_does_not_request_all_owners(string script)
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(script + " -Verbose");

        result.Output.ShouldBeEmpty();
        result.Verbose.ShouldAllBe(static line => !line.Contains("owners"));
    }

    [Theory]
    [InlineData("nobody@acme.example", "")]
    [InlineData("gone@acme.example", "")]
    [InlineData("maya.lindqvist@acme.example", "-Archived")]
    public void An_unknown_email_address_gets_its_own_error(string email, string arguments)
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run($"Get-HubSpotOwner {email} {arguments}");

        result.Output.ShouldBeEmpty();
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        result.SingleError.TargetObject.ShouldBe(email);
        result.SingleError.Exception.Message.ShouldContain(email);
    }

    [Fact]
    public void Owners_with_another_email_address_are_ignored()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, """{"results":[{"id":"1","email":"other@x.com","userId":1},{"id":"2"}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotOwner 'a b+c@x.com'").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");

        server.Requests.ShouldHaveSingleItem().Target.ShouldStartWith("/crm/v3/owners/?email=a%20b%2Bc%40x.com");
    }

    [Fact]
    public void A_former_user_has_no_actor_id()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("(Get-HubSpotOwner sam.former@acme.example).ActorId -eq $null").Texts.ShouldBe(["True"]);
    }
}
