using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("inboxes", 2)]
    [InlineData("inboxes?archived=true", 1)]
    [InlineData("channels", 6)]
    [InlineData("channel-accounts", 6)]
    [InlineData("channel-accounts?archived=true", 1)]
    [InlineData("channel-accounts?channelId=1002", 2)]
    [InlineData("channel-accounts?channelId=1002&channelId=1007", 3)]
    [InlineData("channel-accounts?inboxId=81001&inboxId=81002", 6)]
    [InlineData("channel-accounts?inboxId=81002&channelId=1000", 1)]
    [InlineData("channel-accounts?channelId=9", 0)]
    public async Task A_list_reports_its_total(string path, int total)
    {
        using var session = new SandboxSession();

        JsonObject page = await session.GetJsonAsync(path);

        ((int)page["total"]!).ShouldBe(total);
        page["results"]!.AsArray().Count.ShouldBe(total);
    }

    [Theory]
    [InlineData("limit=2")]
    [InlineData("defaultPageLength=2")]
    public async Task The_sandbox_pages_lists(string query)
    {
        using var session = new SandboxSession();

        List<JsonArray> pages = await session.PagesAsync($"channel-accounts?{query}");

        pages.Select(page => page.Count).ShouldBe([2, 2, 2]);
    }

    [Theory]
    [InlineData("inboxes/" + SandboxData.HelpDeskInboxId, "type", "HELP_DESK")]
    [InlineData("channels/" + SandboxData.MessengerChannelId, "name", "FB_MESSENGER")]
    [InlineData("channel-accounts/" + SandboxData.EmailChannelAccountId, "channelId", "1002")]
    [InlineData("/conversations/conversations/2026-09/inboxes/" + SandboxData.InboxId, "name", "Sales")]
    public async Task The_sandbox_finds_each_place_by_its_id(string path, string property, string value)
    {
        using var session = new SandboxSession();

        JsonObject found = await session.GetJsonAsync(path);

        ((string?)found[property]).ShouldBe(value);
    }

    [Theory]
    [InlineData("inboxes/1")]
    [InlineData("channels/1")]
    [InlineData("channel-accounts/1")]
    public async Task An_unknown_id_returns_404(string path)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ((string?)(await session.BodyAsync(response))["category"]).ShouldBe("OBJECT_NOT_FOUND");
    }

    [Fact]
    public async Task Only_one_of_the_email_accounts_can_send()
    {
        using var session = new SandboxSession();

        JsonObject page = await session.GetJsonAsync("channel-accounts?channelId=1002");

        page["results"]!.AsArray().Select(account => ((bool)account!["active"]!, (bool)account["authorized"]!))
            .ShouldBe([(true, true), (false, false)]);
    }
}
