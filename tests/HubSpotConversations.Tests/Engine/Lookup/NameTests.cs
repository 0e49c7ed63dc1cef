using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Lookup;

/// <summary>Names instead of ids.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("-ContactId jane.doe@example.com", "6065362089 6065362090")]
    [InlineData("-Contact 'JANE doe' -Status Open", "6065362089 6065362090")]
    [InlineData("-Contact 'jane.doe@example.com' -Inbox Sales", "6065362089")]
    [InlineData("-AssignedTo 'Tomas Okafor'", "6065362093 6065362094")]
    [InlineData("-AssignedTo okaf -Status Open", "6065362093")]
    [InlineData("-AssignedTo t*, Priya -Inbox Support", "6065362090 6065362093 6065362099")]
    [InlineData("-Inbox *port -Unassigned", "6065362092")]
    [InlineData("-Inbox S* -First 2", "6065362089 6065362090")]
    [InlineData("-Channel *chat -Inbox Support", "6065362090 6065362093 6065362099")]
    [InlineData("-ChannelAccount 'Website chat'", "6065362090 6065362093 6065362099")]
    [InlineData("-ChannelAccount old-sales@acme.example", "6065362098")]
    public void Names_select_threads(string arguments, string ids)
    {
        using var session = ModuleSession.InSandbox();

        session.Run($"Get-HubSpotThread {arguments} | ForEach-Object ThreadId").ShouldSucceed().Texts.ShouldBe(ids.Split(' '));
    }

    [Theory]
    [InlineData("Get-HubSpotThread -AssignedTo Bob", "No agent matches 'Bob'", "Maya Lindqvist (maya.lindqvist@acme.example, A-52301001)")]
    [InlineData("Get-HubSpotThread -AssignedTo acme", "'acme' matches several agents", "A-52301003")]
    [InlineData("Set-HubSpotThread 6065362089 -AssignedTo x*", "No agent matches 'x*'", "A-52301003")]
    [InlineData("Set-HubSpotThread 6065362089 -AssignedTo *a*", "'*a*' matches several agents", "A-52301003")]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender bob", "No agent matches 'bob'", "Tomas Okafor")]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender sam", "No agent matches 'sam'", "Tomas Okafor")]
    [InlineData("Send-HubSpotThreadMessage 6065362089 Hi -Sender maya -ChannelAccountId nowhere", "No channel account matches", "Hello (hello@acme.example, 62001)")]
    [InlineData("Get-HubSpotThread -Inbox Sale", "No inbox matches 'Sale'", "Sales (81001), Support (81002)")]
    [InlineData("Get-HubSpotThread -Channel Teams", "No channel matches 'Teams'", "EMAIL (1002)")]
    [InlineData("Get-HubSpotThread -ContactId zzz", "No contact matches 'zzz'", "Get-HubSpotContact")]
    [InlineData("Get-HubSpotThread -Contact exam", "'exam' matches several contacts", "Jane Doe (jane.doe@example.com, 701)")]
    public void A_name_that_is_not_one_item_is_an_error_that_lists_the_items(string script, string problem, string listed)
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(script);

        result.Output.ShouldBeEmpty();
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        result.SingleError.Exception.Message.ShouldContain(problem);
        result.SingleError.Exception.Message.ShouldContain(listed);
    }

    [Fact]
    public void An_unknown_address_of_a_contact_is_an_error()
    {
        using var session = ModuleSession.InSandbox();

        ErrorRecord error = session.Run("Get-HubSpotThread -ContactId nobody@example.com").SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        error.Exception.Message.ShouldBe("No contact has the email address 'nobody@example.com'.");
    }

    [Theory]
    [InlineData("Get-HubSpotInbox Support", "6065362090 6065362092 6065362093 6065362099")]
    [InlineData("Get-HubSpotContact -Email jane.doe@example.com", "6065362089 6065362090")]
    [InlineData("Get-HubSpotOwner tomas.okafor@acme.example", "6065362093 6065362094")]
    [InlineData("Get-HubSpotOwner -Name tomas*", "6065362093 6065362094")]
    [InlineData("Get-HubSpotActor A-52301002", "6065362093 6065362094")]
    [InlineData("Get-HubSpotActor V-701", "6065362089 6065362090")]
    [InlineData("Get-HubSpotChannel WHATSAPP", "6065362092")]
    [InlineData("Get-HubSpotChannelAccount 62003", "6065362090 6065362093 6065362099")]
    [InlineData("Get-HubSpotThread 6065362089", "6065362089")]
    [InlineData("Get-HubSpotThreadMessage 6065362089 -First 1", "6065362089")]
    public void An_object_selects_its_threads_live_and_from_a_file(string script, string ids)
    {
        using var session = ModuleSession.InSandbox();
        PSObject item = session.Run(script + " | ForEach-Object { $_ }").Single;
        PSObject restored = PSObject.AsPSObject(PSSerializer.Deserialize(PSSerializer.Serialize(item)));

        foreach (PSObject input in new[] { item, restored })
        {
            session.RunWithInput("$input | Get-HubSpotThread | ForEach-Object ThreadId", [input]).ShouldSucceed().Texts.ShouldBe(ids.Split(' '));
        }
    }

    [Theory]
    [InlineData("Get-HubSpotInbox | Get-HubSpotThread -AssignedTo Priya", "6065362090 6065362099")]
    [InlineData("Get-HubSpotInbox Sales | Get-HubSpotThread -Inbox Support", "")]
    [InlineData("Get-HubSpotInbox | Get-HubSpotThread -Unassigned -First 1", "6065362096 6065362092")]
    [InlineData("Get-HubSpotOwner priya.raman@acme.example | Get-HubSpotThread -Unassigned", "")]
    [InlineData("Get-HubSpotContact 701 | Get-HubSpotThread -Inbox Support", "6065362090")]
    public void The_filters_apply_to_piped_objects_too(string script, string ids)
    {
        using var session = ModuleSession.InSandbox();

        session.Run($"{script} | ForEach-Object ThreadId").ShouldSucceed().Texts
            .ShouldBe(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("[pscustomobject]@{ Name = 'x' }")]
    [InlineData("[pscustomobject]@{ InboxId = '' }")]
    [InlineData("[pscustomobject]@{ ThreadId = ''; InboxId = '81001' }")]
    [InlineData("(Get-Date)")]
    [InlineData("@{}")]
    public void Nothing_from_the_pipeline_lists_all_threads_by_accident(string input)
    {
        using var session = ModuleSession.InSandbox();

        session.Run($"{input} | Get-HubSpotThread").Output.ShouldBeEmpty();
        session.Run($"{input} | Get-HubSpotThread -Unassigned").Output.ShouldBeEmpty();
    }

    [Fact]
    public void A_former_owner_has_no_threads()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotOwner sam.former@acme.example | Get-HubSpotThread").SingleError.Exception.Message
            .ShouldBe("The owner Sam Former is no longer a user of this account, so there are no threads to list.");
    }

    [Fact]
    public void Names_are_listed_once_for_each_connection()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            """
            $null = Get-HubSpotThread -AssignedTo tomas, priya -Inbox S* -NoName -Verbose
            $null = Get-HubSpotThread -AssignedTo maya -Inbox *ales -NoName -Verbose
            Set-HubSpotThread 6065362089 -AssignedTo Okafor -Verbose
            Send-HubSpotThreadMessage 6065362089 Hi -Sender maya -Verbose -WhatIf
            """);

        string[] requests = [.. result.ShouldSucceed().Verbose.Where(static line => line.Contains("/owners", StringComparison.Ordinal) || line.Contains("/inboxes", StringComparison.Ordinal))];
        requests.Length.ShouldBe(2, string.Join('\n', requests));
    }

    [Fact]
    public void A_person_with_the_same_name_is_not_overlooked_because_only_one_is_cached()
    {
        using var server = new LoopbackServer(static request => LoopbackReply.Response(200, request.Target.Contains("email=", StringComparison.Ordinal)
            ? """{"results":[{"id":"1","email":"a@x.com","firstName":"Maya","lastName":"Lin","userId":11}]}"""
            : """{"results":[{"id":"1","email":"a@x.com","firstName":"Maya","lastName":"Lin","userId":11},{"id":"2","email":"b@x.com","firstName":"Maya","lastName":"Lin","userId":12}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Set-HubSpotThread 1 -AssignedTo a@x.com -WhatIf; Set-HubSpotThread 1 -AssignedTo 'Maya Lin' -WhatIf");

        result.SingleError.Exception.Message.ShouldContain("'Maya Lin' matches several agents");
    }

    [Fact]
    public void A_send_shows_whom_a_name_means()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            "Send-HubSpotThreadMessage 6065362089 Hi -Sender priya -ChannelAccountId Hello -Verbose | ForEach-Object { $_.Senders[0].ActorId; $_.ChannelAccountId }");

        result.ShouldSucceed().Texts.ShouldBe(["A-52301003", "62001"]);
        result.Verbose.ShouldContain(static line => line.Contains("sender A-52301003 (Priya Raman)", StringComparison.Ordinal));
    }
}
