using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Lookup;

/// <summary>Get-HubSpotContact.</summary>
public sealed class ContactCmdletTests
{
    [Theory]
    [InlineData("Get-HubSpotContact", "701 702 703 704 705 706")]
    [InlineData("Get-HubSpotContact -First 2 -Skip 1", "702 703")]
    [InlineData("Get-HubSpotContact -Name jane", "701")]
    [InlineData("Get-HubSpotContact 704, mei.tanaka@example.jp", "704 703")]
    [InlineData("Get-HubSpotContact -Email MEI.tanaka@example.jp", "703")]
    [InlineData("[pscustomobject]@{ Email = 'prizes@example.biz' } | Get-HubSpotContact", "706")]
    [InlineData("Get-HubSpotThread 6065362089 | Get-HubSpotContact", "701")]
    [InlineData("Get-HubSpotContact 701 | Get-HubSpotContact", "701")]
    public void Get_returns_the_requested_contacts(string script, string ids)
    {
        using var session = ModuleSession.InSandbox();

        session.Run($"{script} | ForEach-Object ContactId").ShouldSucceed().Texts.ShouldBe(ids.Split(' '));
    }

    [Fact]
    public void A_contact_has_its_names_and_the_requested_properties()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotContact 701 -Property createdate | ForEach-Object { $_.Name; $_.FirstName; $_.LastName; $_.Email; $_.Properties['createdate'] }")
            .ShouldSucceed().Texts.ShouldBe(["Jane Doe", "Jane", "Doe", "jane.doe@example.com", "2025-02-03T08:00:00.000Z"]);
    }

    [Fact]
    public void A_missing_contact_gets_its_own_error()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("Get-HubSpotContact 999, 701");

        result.Output.Count.ShouldBe(1);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        result.SingleError.TargetObject.ShouldBe("999");
    }

    [Theory]
    [InlineData("v3", "/crm/v3/objects/contacts")]
    [InlineData("2026-09", "/crm/objects/2026-09/contacts")]
    public void The_requests_are_those_of_the_version(string version, string path)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, """{"id":"7","total":0,"results":[]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, "-ApiVersion " + version);

        session.Run("Get-HubSpotContact a+b@x.com -Property phone; Get-HubSpotContact -Name 'x y' -First 3").ShouldSucceed();

        server.Requests[0].Target.ShouldBe(path + "/a%2Bb%40x.com?idProperty=email&properties=email%2Cfirstname%2Clastname%2Cphone");
        server.Requests[1].Target.ShouldBe(path + "/search");
        server.Requests[1].Body.ShouldBe(
            """{"query":"x y","filterGroups":[],"sorts":[],"properties":["email","firstname","lastname"],"limit":3,"after":"0"}""");
    }
}
