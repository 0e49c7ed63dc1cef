using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Lookup;

/// <summary>How owners are got.</summary>
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
    public void Owners_are_got(string script, string actorIds)
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
    public void An_address_that_is_not_there_is_no_question_for_all_owners(string script)
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
    public void An_address_that_no_owner_has_is_an_error_of_its_own(string email, string arguments)
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run($"Get-HubSpotOwner {email} {arguments}");

        result.Output.ShouldBeEmpty();
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        result.SingleError.TargetObject.ShouldBe(email);
        result.SingleError.Exception.Message.ShouldContain(email);
    }

    [Fact]
    public void Others_that_are_answered_are_not_taken_for_the_one_that_was_asked_for()
    {
        using var server = new LoopbackServer(LoopbackReply.Answer(200, """{"results":[{"id":"1","email":"other@x.com","userId":1},{"id":"2"}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotOwner 'a b+c@x.com'").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");

        server.Requests.ShouldHaveSingleItem().Target.ShouldStartWith("/crm/v3/owners/?email=a%20b%2Bc%40x.com");
    }

    [Fact]
    public void Who_is_no_user_any_more_has_no_actor()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("(Get-HubSpotOwner sam.former@acme.example).ActorId -eq $null").Texts.ShouldBe(["True"]);
    }
}
