using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Threads;

/// <summary>Opening, closing, assigning, archiving and restoring threads.</summary>
public sealed class ThreadChangeTests
{
    [Fact]
    public void Threads_are_closed_and_assigned_by_pipeline_and_keep_what_is_theirs()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            """
            Get-HubSpotThread -First 3 | Set-HubSpotThread -Status Closed -PassThru | ForEach-Object { "$($_.Status) $($_.AssignedTo)" }
            Get-HubSpotThread 6065362089, 6065362090 | Set-HubSpotThread -AssignedTo tomas.okafor@acme.example -Status Open -PassThru |
                ForEach-Object { "$($_.Status) $($_.AssignedTo)" }
            """);

        result.ShouldSucceed().Texts.ShouldBe(
            ["CLOSED A-52301001", "CLOSED A-52301003", "CLOSED A-52301001", "OPEN A-52301002", "OPEN A-52301002"]);
    }

    [Fact]
    public void Nothing_is_emitted_without_PassThru_and_nothing_done_under_WhatIf()
    {
        using var session = ModuleSession.InSandbox();

        session.Run(
            """
            Set-HubSpotThread 6065362089 -Status Closed -WhatIf
            Set-HubSpotThread 6065362089 -Unassign -WhatIf
            Remove-HubSpotThread 6065362089 -WhatIf
            Restore-HubSpotThread 6065362095 -WhatIf
            Set-HubSpotThread 6065362090 -Status Closed
            """).ShouldSucceed().Output.ShouldBeEmpty();

        session.Run("Get-HubSpotThread 6065362089, 6065362090 | ForEach-Object { \"$($_.Status) $($_.AssignedTo)\" }")
            .Texts.ShouldBe(["OPEN A-52301001", "CLOSED A-52301003"]);
        session.Run("Get-HubSpotThread -Archived | ForEach-Object ThreadId").Texts.ShouldBe(["6065362095"]);
    }

    [Fact]
    public void A_thread_is_unassigned_and_read_again_where_it_is_wanted()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("Set-HubSpotThread 6065362089 -Unassign -PassThru -Verbose");

        result["AssignedTo"].ShouldBeNull();
        result.Verbose.Count(static line => line.StartsWith("GET ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_thread_goes_to_the_trash_and_comes_back()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotThread 6065362089 | Remove-HubSpotThread -Confirm:$false -PassThru | ForEach-Object Archived").Texts.ShouldBe(["True"]);
        session.Run("Get-HubSpotThread 6065362089").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        session.Run("Set-HubSpotThread 6065362095 -Status Open").SingleError.ShouldNotBeNull();
        session.Run("Get-HubSpotThread -Archived | Restore-HubSpotThread -PassThru | ForEach-Object ThreadId").Texts.ShouldBe(["6065362089", "6065362095"]);
        session.Run("Get-HubSpotThread -Archived").ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Set-HubSpotThread 1", "Status", "nothing to change")]
    [InlineData("Set-HubSpotThread 1 -AssignedTo A-1 -Unassign", "Unassign", "Specify either -AssignedTo or -Unassign")]
    [InlineData("Set-HubSpotThread 1 -AssignedTo $null", "AssignedTo", "-Unassign")]
    [InlineData("Set-HubSpotThread 1 -AssignedTo V-1", "AssignedTo", "is not an agent")]
    [InlineData("Set-HubSpotThread 1 -AssignedTo 71900001", "AssignedTo", "A user id is not an owner id")]
    public void What_can_not_be_done_ends_the_call_before_any_request(string script, string parameter, string reason)
    {
        using var outbox = new Outbox();

        SessionResult result = outbox.RunTrapped(script);

        result.Terminating.ShouldNotBeNull();
        ((string)((dynamic)result.SingleError.Exception).Parameter).ShouldBe(parameter);
        result.SingleError.Exception.Message.ShouldContain(reason);
        outbox.Server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nobody@acme.example", "No agent in this account has the email address")]
    [InlineData("sam.former@acme.example", "is no longer a user of this account")]
    public void An_address_that_is_no_agents_is_refused(string address, string reason)
    {
        using var session = ModuleSession.InSandbox();

        session.RunTrapped($"Set-HubSpotThread 6065362089 -AssignedTo {address}").SingleError.Exception.Message.ShouldContain(reason);
    }

    [Fact]
    public void An_owner_is_an_agent()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Set-HubSpotThread 6065362089 -AssignedTo (Get-HubSpotOwner priya.raman@acme.example) -PassThru")["AssignedTo"].ShouldBe("A-52301003");
    }

    [Fact]
    public void One_thread_that_fails_does_not_keep_the_others()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("6065362089, 404, 6065362090 | Set-HubSpotThread -Status Closed -PassThru | ForEach-Object ThreadId");

        result.Texts.ShouldBe(["6065362089", "6065362090"]);
        result.SingleError.TargetObject.ShouldBe("404");
    }

    [Fact]
    public void Archiving_says_what_it_means_and_asks()
    {
        var host = new StubHost();
        using var server = new LoopbackServer(static _ => LoopbackReply.Answer(204, ""));
        using var session = ModuleSession.ConnectedTo(server.Uri, host: host);

        session.Run("Remove-HubSpotThread 12");

        server.Requests.ShouldBeEmpty();
        host.User.Shown.ShouldContain(static q => q.Contains("deletes it for good after 30 days", StringComparison.Ordinal));
    }
}
