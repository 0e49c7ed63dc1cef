using System.Management.Automation;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine;

/// <summary>What Tab offers: never an error, and no more than one call.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("Get-HubSpotThread -Inbox ", "Sales Support")]
    [InlineData("Get-HubSpotThread -Inbox su", "Support")]
    [InlineData("Get-HubSpotThread -Status ", "Closed Open")]
    [InlineData("Get-HubSpotThread -Sort latest", "latestMessageTimestamp")]
    [InlineData("Get-HubSpotThread -ChannelId e", "EMAIL")]
    [InlineData("Get-HubSpotThreadMessage 1 -Type THREAD", "THREAD_INBOX_CHANGE THREAD_STATUS_CHANGE")]
    [InlineData("Set-HubSpotThread 1 -AssignedTo Priya", "'priya.raman@acme.example'")]
    [InlineData("Send-HubSpotThreadMessage 1 -Sender tomas", "'tomas.okafor@acme.example'")]
    [InlineData("Send-HubSpotThreadMessage 1 -ChannelAccountId 6200", "62001 62002 62003 62004 62005 62006")]
    [InlineData("Get-HubSpotChannelAccount hello", "62001")]
    [InlineData("New-HubSpotAttachment -Path x -Access ", "Private PublicIndexable PublicNotIndexable")]
    public void Tab_offers_what_there_is(string line, string expected)
    {
        using var session = ModuleSession.InSandbox();

        Complete(session, line).ShouldBe(expected.Split(' '));
    }

    [Fact]
    public void What_was_met_is_offered_without_a_call()
    {
        using var server = new LoopbackServer(static _ => LoopbackReply.Answer(
            200, """{"total":2,"results":[{"id":"1","name":"Acme's inbox"},{"id":"2","name":"B"}]}"""));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        Complete(session, "Get-HubSpotThread -Inbox ").ShouldBe(["'Acme''s inbox'", "B"]);
        Complete(session, "Get-HubSpotThread -Inbox B").ShouldBe(["B"]);

        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(401)]
    public void A_server_that_refuses_offers_nothing_and_is_no_error(int status)
    {
        using var server = new LoopbackServer(_ => Replies.Page(status));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        Complete(session, "Get-HubSpotThread -Inbox ").ShouldNotContain("Sales");
        session.Run("$Error.Count").Texts.ShouldBe(["0"]);
    }

    [Fact]
    public void Without_a_connection_nothing_is_offered()
    {
        using var session = new ModuleSession();

        Complete(session, "Set-HubSpotThread 1 -AssignedTo ").ShouldNotContain(static text => text.Contains('@'));
    }

    private static string[] Complete(ModuleSession session, string line)
    {
        using var shell = PowerShell.Create(session.Runspace);
        CommandCompletion completion = CommandCompletion.CompleteInput(line, line.Length, null, shell);
        return completion.CompletionMatches
            .Where(static match => match.ResultType == CompletionResultType.ParameterValue)
            .Select(static match => match.CompletionText)
            .Order(StringComparer.Ordinal)
            .ToArray();
    }
}
