using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>The account of a connection, and Get-HubSpotAccount.</summary>
public sealed class AccountTests
{
    private const string Connect = "param($uri, $token) Connect-HubSpot -BaseUri $uri -AccessToken $token ";
    private const string Label = "account 62515 (SANDBOX)";

    // The sandbox's times depend on the current time.
    private const string Jane = "thread 6065362089 (Jane Doe, 'Re: Damaged box, order AC-20391', 20*-*-* *:*) in ";

    private static readonly LoopbackReply Details = LoopbackReply.Response(
        200,
        """
        {"portalId":62515,"accountType":"SANDBOX","uiDomain":"app-eu1.hubspot.com","timeZone":"US/Eastern","utcOffset":"-05:00",
        "companyCurrency":"USD","additionalCurrencies":["EUR","GBP"],"dataHostingLocation":"na1","isNew":true}
        """);

    [Fact]
    public void Connect_reads_the_account_after_the_check()
    {
        using LoopbackServer server = Server(Details, Replies.Refused(404));
        using var session = new ModuleSession();

        SessionResult result = session.Run(Connect + "-PassThru -Verbose", server.Uri, Secrets.Of("t1")).ShouldSucceed();

        result["PortalId"].ShouldBe(62515L);
        result["AccountType"].ShouldBe("SANDBOX");
        result["UiDomain"].ShouldBe("app-eu1.hubspot.com");
        result.Verbose.ShouldContain($"Connected to {server.Uri.AbsoluteUri.TrimEnd('/')}, {Label}, API version v3.");
        server.Requests.Select(static r => r.Target.Split('?')[0])
            .ShouldBe(["/conversations/v3/conversations/inboxes", "/account-info/v3/details"]);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(503)]
    public void Connect_works_without_the_account_and_reads_it_only_once(int status)
    {
        using LoopbackServer server = Server(Replies.Refused(status), Replies.Refused(status));
        using var session = new ModuleSession();

        SessionResult result = session.Run(Connect + "-PassThru -Verbose", server.Uri, Secrets.Of("t1")).ShouldSucceed();

        result["PortalId"].ShouldBeNull();
        result.Verbose.ShouldContain(static line => line.StartsWith("Could not read the details of the account: ", StringComparison.Ordinal));
        result.Verbose.ShouldContain($"Connected to {server.Uri.AbsoluteUri.TrimEnd('/')}, API version v3.");
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -WhatIf", Jane + Label)]
    [InlineData("Add-HubSpotThreadComment 6065362089 Hi -WhatIf", Jane + Label)]
    [InlineData("Set-HubSpotThread 6065362089 -Status Closed -WhatIf", Jane + Label)]
    [InlineData("Remove-HubSpotThread 6065362089 -WhatIf", Jane + Label)]
    [InlineData("Restore-HubSpotThread 6065362095 -WhatIf", "thread 6065362095 (Luis Ortega, *) in " + Label)]
    [InlineData("Invoke-HubSpotRequest -Method Post /crm/v3/x -WhatIf", "HubSpot sandbox, " + Label)]
    public void The_target_of_a_change_ends_with_the_account(string script, string target)
    {
        var host = new StubHost();
        using var session = new ModuleSession(host: host);
        session.Run("Connect-HubSpot -Sandbox -DefaultSender A-52301001").ShouldSucceed();

        session.Run(script).ShouldSucceed().Output.ShouldBeEmpty();

        new WildcardPattern($"*on target \"{target}\"*").IsMatch(host.User.Shown.ShouldHaveSingleItem()).ShouldBeTrue();
    }

    [Fact]
    public void The_target_of_an_upload_ends_with_the_account()
    {
        var host = new StubHost();
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.txt");
        using var session = new ModuleSession(host: host);
        session.Run("Connect-HubSpot -Sandbox").ShouldSucceed();

        session.Run("param($path) New-HubSpotAttachment -LiteralPath $path -WhatIf", path).ShouldSucceed();

        host.User.Shown.ShouldHaveSingleItem().ShouldContain($"on target \"{path}, {Label}\"");
    }

    [Fact]
    public void Get_returns_the_account_with_its_usage()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        SessionResult result = session.Run("Get-HubSpotAccount").ShouldSucceed();

        result["PortalId"].ShouldBe(62515L);
        result["AccountType"].ShouldBe("SANDBOX");
        result["UiDomain"].ShouldBe("app.hubspot.com");
        result["TimeZone"].ShouldBe("US/Eastern");
        result["Currencies"].ShouldBe("USD, EUR, GBP");
        result["CurrentUsage"].ShouldBe(4L);
        result["UsageLimit"].ShouldBe(650_000L);
        result["CollectedAt"].ShouldBeOfType<DateTimeOffset>();
        result["ResetsAt"].ShouldBeOfType<DateTimeOffset>();
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public void Get_returns_the_account_without_the_usage_if_the_token_may_not_read_it(int status)
    {
        using LoopbackServer server = Server(Details, Replies.Refused(status));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Get-HubSpotAccount -Verbose").ShouldSucceed();

        result["PortalId"].ShouldBe(62515L);
        result["CurrentUsage"].ShouldBeNull();
        result["UsageLimit"].ShouldBeNull();
        result["CollectedAt"].ShouldBeNull();
        result["AdditionalProperties"].ShouldBeAssignableTo<IReadOnlyDictionary<string, object?>>()!["isNew"].ShouldBe(true);
        result.Verbose.ShouldContain(static line => line.StartsWith("Could not read the API usage: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Get_reports_an_account_that_it_cannot_read()
    {
        using LoopbackServer server = Server(Replies.ScopesMissing, Replies.ScopesMissing);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotAccount").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotScopeMissing,");
    }

    private static LoopbackServer Server(LoopbackReply details, LoopbackReply usage)
        => new(request => request.Target.EndsWith("/details", StringComparison.Ordinal) ? details
            : request.Target.Contains("/api-usage/", StringComparison.Ordinal) ? usage
            : Replies.Inboxes);
}
