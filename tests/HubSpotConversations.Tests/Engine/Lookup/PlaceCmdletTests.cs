using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Lookup;

/// <summary>Get-HubSpotInbox, Get-HubSpotChannel and Get-HubSpotChannelAccount.</summary>
public sealed class PlaceCmdletTests
{
    [Theory]
    [InlineData("Get-HubSpotInbox", "81001 81002")]
    [InlineData("Get-HubSpotInbox -Name S*", "81001 81002")]
    [InlineData("Get-HubSpotInbox -Name *port", "81002")]
    [InlineData("Get-HubSpotInbox -Name sales", "81001")]
    [InlineData("Get-HubSpotInbox -Archived", "81009")]
    [InlineData("Get-HubSpotInbox -Skip 1", "81002")]
    [InlineData("Get-HubSpotInbox support, 81001", "81002 81001")]
    [InlineData("'Sales', 81002 | Get-HubSpotInbox", "81001 81002")]
    [InlineData("Get-HubSpotThread 6065362089 | Get-HubSpotInbox", "81001")]
    [InlineData("Get-HubSpotChannelAccount 62003 | Get-HubSpotInbox", "81002")]
    [InlineData("Get-HubSpotInbox | Get-HubSpotInbox", "81001 81002")]
    public void Get_returns_the_requested_inboxes(string script, string ids) => ShouldGet(script, "InboxId", ids);

    [Theory]
    [InlineData("Get-HubSpotChannel", "1000 1001 1002 1003 1004 1007")]
    [InlineData("Get-HubSpotChannel -Name *chat*", "1000")]
    [InlineData("Get-HubSpotChannel email, 1000", "1002 1000")]
    [InlineData("'LIVE_CHAT', 1007 | Get-HubSpotChannel", "1000 1007")]
    [InlineData("Get-HubSpotThread 6065362089 | Get-HubSpotChannel", "1002")]
    [InlineData("Get-HubSpotThreadMessage 6065362090 -Type MESSAGE -First 1 | Get-HubSpotChannel", "1000")]
    [InlineData("Get-HubSpotChannelAccount 62003 | Get-HubSpotChannel", "1000")]
    public void Get_returns_the_requested_channels(string script, string ids) => ShouldGet(script, "ChannelId", ids);

    [Theory]
    [InlineData("Get-HubSpotChannelAccount", "62001 62002 62003 62004 62005 62006")]
    [InlineData("Get-HubSpotChannelAccount -ChannelId EMAIL", "62001 62002")]
    [InlineData("Get-HubSpotChannelAccount -ChannelId EMAIL, 1000", "62001 62002 62003")]
    [InlineData("Get-HubSpotChannelAccount -InboxId support", "62003 62005")]
    [InlineData("Get-HubSpotChannelAccount -InboxId 81001, Support -ChannelId 1003, 1007", "62005 62006")]
    [InlineData("Get-HubSpotChannelAccount -Name acme*", "62004 62005")]
    [InlineData("Get-HubSpotChannelAccount -Archived", "62009")]
    [InlineData("Get-HubSpotChannelAccount 62009 -Archived", "62009")]
    [InlineData("Get-HubSpotChannelAccount -First 2 -Skip 1", "62002 62003")]
    [InlineData("Get-HubSpotThread 6065362089, 6065362090 | Get-HubSpotChannelAccount", "62001 62003")]
    [InlineData("Get-HubSpotThreadMessage 6065362090 -Type MESSAGE -First 1 | Get-HubSpotChannelAccount", "62003")]
    [InlineData("New-HubSpotThreadMessage 1 Hi -Sender A-1 -Recipient a@b.example -ChannelId 1002 -ChannelAccountId 62001 | Get-HubSpotChannelAccount", "62001")]
    public void Get_returns_the_requested_channel_accounts(
        string script, string ids)
        => ShouldGet(script, "ChannelAccountId", ids);

    [Fact]
    public void A_piped_thread_selects_its_channel_account_not_those_of_its_inbox()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run("Get-HubSpotThread 6065362089 | Get-HubSpotChannelAccount -Verbose");

        result.Verbose.Single(static line => line.StartsWith("GET ", StringComparison.Ordinal)).ShouldContain("/channel-accounts/62001 ");
    }

    [Theory]
    [InlineData("404, 81001 | Get-HubSpotInbox", "HubSpotNotFound", "404")]
    [InlineData("'Salse', 81001 | Get-HubSpotInbox", "HubSpotValidationFailed", "Salse")]
    [InlineData("4040, 1002 | Get-HubSpotChannel", "HubSpotNotFound", "4040")]
    [InlineData("404, 62001 | Get-HubSpotChannelAccount", "HubSpotNotFound", "404")]
    public void Each_missing_item_gets_its_own_error(string script, string errorId, string target)
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(script);

        result.Output.Count.ShouldBe(1);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith(errorId + ",");
        result.SingleError.TargetObject.ShouldBe(target);
    }

    [Theory]
    [InlineData("Get-HubSpotInbox 81001 -Name Sales")]
    [InlineData("Get-HubSpotChannel 1002 -Name EMAIL")]
    [InlineData("Get-HubSpotChannelAccount 62001 -InboxId 81001")]
    public void An_id_cannot_be_combined_with_a_filter(string script)
    {
        using var session = ModuleSession.InSandbox();

        session.Run(script).SingleError.FullyQualifiedErrorId.ShouldStartWith("PositionalParameterNotFound,");
    }

    [Theory]
    [InlineData("Get-HubSpotInbox", "6 1")]
    [InlineData("Get-HubSpotChannel", "6 1")]
    [InlineData("Get-HubSpotChannelAccount", "6 1")]
    [InlineData("Get-HubSpotChannelAccount -Name x*", " 0")]
    public void The_total_comes_from_HubSpot_and_pages_use_the_largest_size(string script, string total)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, """{"total":6,"results":[{"id":"1","name":"x1"}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run($"$all = {script} -IncludeTotalCount; \"$($all[0].ToString() -replace '\\D', '') $($all[0].Accuracy)\"");

        result.ShouldSucceed().Texts.ShouldBe([total]);
        server.Requests.ShouldHaveSingleItem().Target.ShouldContain("limit=100");
    }

    [Fact]
    public void Inbox_names_are_looked_up_once_and_sent_as_ids()
    {
        using var server = new LoopbackServer(static request => request.Target.Contains("/inboxes", StringComparison.Ordinal)
            ? LoopbackReply.Response(200, """{"results":[{"id":"7","name":"Sales"},{"id":"8","name":"Support"}]}""")
            : LoopbackReply.Response(200, """{"results":[]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotChannelAccount -InboxId sales, SUPPORT, 9; Get-HubSpotThread -Inbox Support").ShouldSucceed();

        server.Requests.Count(static r => r.Target.Contains("/inboxes", StringComparison.Ordinal)).ShouldBe(1);
        server.Requests[1].Target.ShouldContain("inboxId=7&inboxId=8&inboxId=9");
        server.Requests[2].Target.ShouldContain("inboxId=8");
    }

    [Fact]
    public void The_cmdlets_read_all_pages()
    {
        using var server = new LoopbackServer(static request => LoopbackReply.Response(
            200,
            request.Target.Contains("after=a", StringComparison.Ordinal)
                ? """{"results":[{"id":"2"}]}"""
                : """{"results":[{"id":"1"}],"paging":{"next":{"after":"a"}}}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        foreach (string cmdlet in new[] { "Get-HubSpotInbox", "Get-HubSpotChannel", "Get-HubSpotChannelAccount", "Get-HubSpotOwner" })
        {
            session.Run(cmdlet).ShouldSucceed().Output.Count.ShouldBe(2, cmdlet);
        }
    }

    private static void ShouldGet(string script, string property, string ids)
    {
        using var session = ModuleSession.InSandbox();

        session.Run($"{script} | ForEach-Object {property}").ShouldSucceed().Texts.ShouldBe(ids.Split(' '));
    }
}
