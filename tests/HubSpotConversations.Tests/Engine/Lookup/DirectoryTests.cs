using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Lookup;

/// <summary>Actors, owners, inboxes, channels and accounts.</summary>
public sealed class DirectoryTests
{
    [Fact]
    public void Actors_are_requested_once_each_in_batches_of_100()
    {
        using var server = new LoopbackServer(Batch);
        using var session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("1..250 + 1..250 | ForEach-Object { \"A-$_\" } | Get-HubSpotActor | ForEach-Object ActorId");

        result.ShouldSucceed().Texts.ShouldBe(Enumerable.Range(1, 250).Select(static n => $"A-{n}"));
        server.Requests.Select(static r => JsonNode.Parse(r.Body)!["inputs"]!.AsArray().Count).ShouldBe([100, 100, 50]);
    }

    [Fact]
    public void Cached_actors_are_requested_again_only_with_Force_or_Property()
    {
        using var server = new LoopbackServer(Batch);
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotActor A-1; Get-HubSpotActor A-1, A-2; Get-HubSpotActor A-1 -Force; Get-HubSpotActor A-1 -Property name").ShouldSucceed();

        server.Requests.Select(static r => r.Body).ShouldBe(
            ["""{"inputs":["A-1"]}""", """{"inputs":["A-2"]}""", """{"inputs":["A-1"]}""", """{"inputs":["A-1"]}"""]);
    }

    [Fact]
    public void Each_missing_actor_gets_its_own_error()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("'A-999', 'V-701', 'nonsense' | Get-HubSpotActor");

        ((string?)result.Output.ShouldHaveSingleItem().Properties["ActorId"].Value).ShouldBe("V-701");
        result.Errors.Select(static e => e.FullyQualifiedErrorId.Split(',')[0]).ShouldBe(["HubSpotNotFound", "HubSpotValidationFailed"]);
        result.Errors.Select(static e => (string)e.TargetObject).ShouldBe(["A-999", "nonsense"]);
    }

    [Theory]
    [InlineData("Get-HubSpotThread 6065362089 | Get-HubSpotActor | ForEach-Object ActorId", "A-52301001")]
    [InlineData("Get-HubSpotThreadMessage 6065362089 -First 1 | Get-HubSpotActor | ForEach-Object ActorId", "V-701")]
    [InlineData("Get-HubSpotOwner maya.lindqvist@acme.example | Get-HubSpotActor | ForEach-Object ActorId", "A-52301001")]
    [InlineData("New-HubSpotThreadMessage 1 Hi -Sender A-52301002 | Get-HubSpotActor | ForEach-Object ActorId", "A-52301002")]
    [InlineData("Get-HubSpotThread 6065362089 | Get-HubSpotInbox | ForEach-Object InboxId", "81001")]
    [InlineData("Get-HubSpotChannelAccount 62003 | Get-HubSpotInbox | ForEach-Object Name", "Support")]
    [InlineData("Get-HubSpotThread 6065362089 | Get-HubSpotChannel | ForEach-Object ChannelId", "1002")]
    [InlineData("Get-HubSpotThreadMessage 6065362090 -First 1 | Get-HubSpotChannel | ForEach-Object Name", "LIVE_CHAT")]
    [InlineData("Get-HubSpotChannelAccount 62001 | Get-HubSpotChannel | ForEach-Object ChannelId", "1002")]
    [InlineData("Get-HubSpotThread 6065362089 | Get-HubSpotChannelAccount | ForEach-Object ChannelAccountId", "62001")]
    [InlineData("Get-HubSpotThreadMessage 6065362090 -First 1 | Get-HubSpotChannelAccount | ForEach-Object ChannelAccountId", "62003")]
    [InlineData("Get-HubSpotThread 6065362089 | Get-HubSpotThread | ForEach-Object ThreadId", "6065362089")]
    [InlineData("Get-HubSpotThread 6065362089 | Set-HubSpotThread -Status Closed -PassThru | ForEach-Object Status", "CLOSED")]
    [InlineData("Get-HubSpotThreadMessage 6065362089 -First 1 | Set-HubSpotThread -Status Closed -PassThru | ForEach-Object Status", "CLOSED")]
    [InlineData("Get-HubSpotThread 6065362089 | Remove-HubSpotThread -Confirm:$false -PassThru | ForEach-Object Archived", "True")]
    [InlineData("Get-HubSpotThread -Archived | Restore-HubSpotThread -PassThru | ForEach-Object Archived", "False")]
    [InlineData("Get-HubSpotThread 6065362089 | Add-HubSpotThreadComment -Text Hi | ForEach-Object ThreadId", "6065362089")]
    [InlineData("Get-HubSpotThread 6065362089 | Send-HubSpotThreadMessage -Text Hi -Sender A-52301001 | ForEach-Object ThreadId", "6065362089")]
    [InlineData("Get-HubSpotThread 6065362089 | New-HubSpotThreadMessage -Text Hi | ForEach-Object ThreadId", "6065362089")]
    [InlineData("(Get-HubSpotThreadMessage 6065362089).Attachments | Get-HubSpotFile | ForEach-Object FileId", "170045001 170045002")]
    [InlineData("Get-HubSpotFile 190001 | New-HubSpotAttachment | ForEach-Object FileId", "190001")]
    [InlineData("Get-HubSpotThread 6065362089 | Watch-HubSpotThread -Since 2026-11-17T18:00:00Z -First 1 | ForEach-Object ThreadId", "6065362089")]
    public void The_output_of_one_cmdlet_pipes_into_the_next(string script, string expected)
    {
        using var session = ModuleSession.InSandbox();

        session.Run(script).ShouldSucceed().Texts.ShouldBe(expected.Split(' '));
    }

    [Theory]
    [InlineData("Get-HubSpotInbox -Name s* | ForEach-Object Name", "Sales Support")]
    [InlineData("Get-HubSpotInbox sales, 81002 | ForEach-Object InboxId", "81001 81002")]
    [InlineData("Get-HubSpotInbox -Archived | ForEach-Object InboxId", "81009")]
    [InlineData("Get-HubSpotChannel email | ForEach-Object ChannelId", "1002")]
    [InlineData("Get-HubSpotChannelAccount -ChannelId EMAIL -Inbox Sales | ForEach-Object ChannelAccountId", "62001 62002")]
    [InlineData("Get-HubSpotChannelAccount -Archived | ForEach-Object ChannelAccountId", "62009")]
    [InlineData("Get-HubSpotOwner -First 2 | ForEach-Object ActorId", "A-52301001 A-52301002")]
    [InlineData("'Priya.Raman@acme.example' | Get-HubSpotOwner | ForEach-Object ActorId", "A-52301003")]
    [InlineData("Get-HubSpotOwner -Archived | ForEach-Object OwnerId", "71900005")]
    public void The_cmdlets_list_and_find_places_and_people(string script, string expected)
    {
        using var session = ModuleSession.InSandbox();

        session.Run(script).ShouldSucceed().Texts.ShouldBe(expected.Split(' '));
    }

    [Fact]
    public void An_unknown_owner_email_gets_its_own_error()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("'nobody@x.com', 'maya.lindqvist@acme.example' | Get-HubSpotOwner");

        result.Output.Count.ShouldBe(1);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
    }

    [Fact]
    public void Thread_properties_have_cached_names_and_otherwise_ids()
    {
        using var session = ModuleSession.InSandbox();
        const string Show = "Get-HubSpotThread 6065362090 -NoName | ForEach-Object { \"$($_.Inbox) $($_.Assignee) $($_.AssignedTo)\" }";

        SessionResult before = session.Run(Show + "; $null = Get-HubSpotInbox; $null = Get-HubSpotOwner; " + Show);

        before.Texts.ShouldBe(["Support A-52301003 A-52301003", "Support Priya Raman A-52301003"]);
    }

    private static LoopbackReply Batch(LoopbackRequest request)
    {
        // In a different order than requested, because HubSpot guarantees no order.
        string results = string.Join(',', JsonNode.Parse(request.Body)!["inputs"]!.AsArray().Reverse()
            .Select(static id => $$"""{"type":"AGENT","id":"{{id}}","name":"Agent {{id}}"}"""));
        return LoopbackReply.Response(200, $$"""{"status":"COMPLETE","results":[{{results}}]}""");
    }
}
