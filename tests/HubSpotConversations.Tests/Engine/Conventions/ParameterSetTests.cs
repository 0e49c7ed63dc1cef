using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>Parameters that exclude each other are in different sets, so that PowerShell itself reports them.</summary>
public sealed class ParameterSetTests
{
    [Theory]
    [InlineData("Set-HubSpotThread 1 -AssignedTo A-1 -Unassign", "AmbiguousParameterSet")]
    [InlineData("Get-HubSpotThread -Unassigned -AssignedTo A-1", "AmbiguousParameterSet")]
    [InlineData("Get-HubSpotThread -ThreadId 1 -Status Open", "AmbiguousParameterSet")]
    [InlineData("Get-HubSpotThread 1 -InputObject @{ InboxId = 1 }", "PositionalParameterNotFound")]
    [InlineData("Get-HubSpotContact 1 -Name x", "PositionalParameterNotFound")]
    [InlineData("Send-HubSpotThreadMessage 7 Hi -ReplyAll -Recipient a@x.com", "AmbiguousParameterSet")]
    [InlineData("Set-HubSpotThread 1", "MissingMandatoryParameter")]
    public void PowerShell_rejects_contradictory_parameters_before_any_request(string script, string error)
    {
        using var outbox = new Outbox();

        SessionResult result = outbox.RunTrapped(script);

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith(error + ",");
        outbox.Server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Set-HubSpotThread", "AssignedTo", "Unassign")]
    [InlineData("Get-HubSpotThread", "AssignedTo", "Unassigned")]
    [InlineData("Get-HubSpotThread", "ThreadId", "Status")]
    [InlineData("Get-HubSpotThread", "ThreadId", "InputObject")]
    [InlineData("Get-HubSpotContact", "ContactId", "Name")]
    [InlineData("Get-HubSpotOwner", "Email", "Name")]
    [InlineData("Send-HubSpotThreadMessage", "ReplyAll", "Recipient")]
    public void The_syntax_shows_only_parameters_that_go_together(string cmdlet, string one, string other)
    {
        using var session = ModuleSession.InSandbox();

        var command = (CmdletInfo)session.Run($"Get-Command {cmdlet}").Single.BaseObject;

        command.ParameterSets.ShouldAllBe(set =>
            !(set.Parameters.Any(p => p.Name == one) && set.Parameters.Any(p => p.Name == other)));
    }

    [Theory]
    [InlineData("Set-HubSpotThread 6065362089 -AssignedTo A-52301001 -Status Closed -WhatIf")]
    [InlineData("Set-HubSpotThread 6065362089 -Unassign -Status Open -WhatIf")]
    [InlineData("Set-HubSpotThread 6065362089 -Status Open -WhatIf")]
    [InlineData("Get-HubSpotThread -Unassigned -Status Open -Inbox Sales -Sort id -First 1")]
    [InlineData("Get-HubSpotThread -AssignedTo A-52301001 -Status Open -ChannelId EMAIL -Spam:$false -First 1")]
    [InlineData("Get-HubSpotThread -First 1")]
    [InlineData("'7' | Send-HubSpotThreadMessage 6065362089 -ReplyAll -WhatIf -Sender A-52301001")]
    [InlineData("'Hi' | New-HubSpotThreadMessage -Recipient a@x.com")]
    public void Parameters_that_go_together_are_accepted(string script)
    {
        using var session = ModuleSession.InSandbox();

        session.Run(script).ShouldSucceed();
    }
}
