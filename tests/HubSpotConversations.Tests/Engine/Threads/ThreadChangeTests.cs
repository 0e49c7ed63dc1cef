using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Threads;

/// <summary>Opening, closing, assigning, archiving and restoring threads.</summary>
public sealed class ThreadChangeTests
{
    [Fact]
    public void Piped_threads_are_closed_and_assigned_and_keep_their_other_values()
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
    public void The_cmdlets_emit_only_with_PassThru_and_WhatIf_changes_nothing()
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
    public void PassThru_reads_an_unassigned_thread_again()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("Set-HubSpotThread 6065362089 -Unassign -PassThru -Verbose");

        result["AssignedTo"].ShouldBeNull();
        result.Verbose.Count(static line => line.StartsWith("GET ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_thread_can_be_archived_and_restored()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotThread 6065362089 | Remove-HubSpotThread -Confirm:$false -PassThru | ForEach-Object Archived").Texts.ShouldBe(["True"]);
        session.Run("Get-HubSpotThread 6065362089").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        session.Run("Set-HubSpotThread 6065362095 -Status Open").SingleError.ShouldNotBeNull();
        session.Run("Get-HubSpotThread -Archived | Restore-HubSpotThread -PassThru | ForEach-Object ThreadId").Texts.ShouldBe(["6065362089", "6065362095"]);
        session.Run("Get-HubSpotThread -Archived").ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Set-HubSpotThread 1 -Unassign:$false", "Unassign", "nothing to change")]
    [InlineData("Set-HubSpotThread 1 -AssignedTo ''", "AssignedTo", "-Unassign")]
    [InlineData("Set-HubSpotThread 1 -AssignedTo $null", "AssignedTo", "-Unassign")]
    [InlineData("Set-HubSpotThread 1 -AssignedTo V-1", "AssignedTo", "is not an agent")]
    [InlineData("Set-HubSpotThread 1 -AssignedTo 71900001", "AssignedTo", "A user id is not an owner id")]
    public void An_invalid_change_ends_the_call_before_any_request(string script, string parameter, string reason)
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
    public void Set_rejects_an_email_address_that_does_not_belong_to_an_agent(string address, string reason)
    {
        using var session = ModuleSession.InSandbox();

        session.RunTrapped($"Set-HubSpotThread 6065362089 -AssignedTo {address}").SingleError.Exception.Message.ShouldContain(reason);
    }

    [Fact]
    public void AssignedTo_accepts_an_owner()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Set-HubSpotThread 6065362089 -AssignedTo (Get-HubSpotOwner priya.raman@acme.example) -PassThru")["AssignedTo"].ShouldBe("A-52301003");
    }

    [Fact]
    public void A_failed_thread_does_not_stop_the_others()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("6065362089, 404, 6065362090 | Set-HubSpotThread -Status Closed -PassThru | ForEach-Object ThreadId");

        result.Texts.ShouldBe(["6065362089", "6065362090"]);
        result.SingleError.TargetObject.ShouldBe("404");
    }

    [Fact]
    public void Remove_explains_the_consequence_and_asks_for_confirmation()
    {
        var host = new StubHost();
        using var server = new LoopbackServer(static _ => LoopbackReply.Response(204, ""));
        using var session = ModuleSession.ConnectedTo(server.Uri, host: host);

        session.Run("Remove-HubSpotThread 12");

        server.Requests.ShouldAllBe(static request => request.Method == "GET");
        host.User.Shown.ShouldContain(static q => q.Contains("deletes it for good after 30 days", StringComparison.Ordinal));
    }
}
