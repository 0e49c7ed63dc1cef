using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

/// <summary>The details and the API usage of the sandbox account.</summary>
public sealed class AccountTests
{
    [Theory]
    [InlineData("/account-info/v3/details")]
    [InlineData("/account-info/2026-09/details")]
    public async Task The_details_name_the_account(string path)
    {
        using var session = new SandboxSession();

        JsonObject details = await session.GetJsonAsync(path);

        details["portalId"]!.ToJsonString().ShouldBe(SandboxData.PortalId);
        ((string?)details["accountType"]).ShouldBe("SANDBOX");
        ((string?)details["uiDomain"]).ShouldBe("app.hubspot.com");
    }

    [Theory]
    [InlineData("/account-info/v3/api-usage/daily/private-apps")]
    [InlineData("/account-info/2026-09/api-usage/daily/private-apps")]
    public async Task The_usage_counts_the_requests_of_the_day(string path)
    {
        using var session = new SandboxSession(new SandboxOptions { DailyLimit = 1000 });
        await session.GetJsonAsync("inboxes");

        JsonNode usage = (await session.GetJsonAsync(path))["results"]!.AsArray().ShouldHaveSingleItem()!;

        ((int)usage["currentUsage"]!).ShouldBe(2);
        ((int)usage["usageLimit"]!).ShouldBe(1000);
        ((DateTimeOffset)usage["resetsAt"]!).ShouldBeGreaterThan((DateTimeOffset)usage["collectedAt"]!);
    }

    [Fact]
    public async Task Without_a_daily_limit_there_is_no_usage()
    {
        using var session = new SandboxSession(new SandboxOptions { DailyLimit = 0 });

        JsonObject page = await session.GetJsonAsync("/account-info/v3/api-usage/daily/private-apps");

        page["results"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/account-info/v3/details")]
    [InlineData("/account-info/2026-09/api-usage/daily/private-apps")]
    public async Task A_token_without_the_scope_gets_403(string path)
    {
        using var session = new SandboxSession(new SandboxOptions { MissingScopes = ["oauth"] });

        using HttpResponseMessage response = await session.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("v3")]
    [InlineData("2026-09-beta")]
    [InlineData("2026-09")]
    public async Task The_sandbox_serves_each_API_in_each_version(string version)
    {
        CancellationToken end = TestContext.Current.CancellationToken;
        var client = new ConversationsClient(new ConversationsClientOptions
        {
            AccessToken = "token",
            Handler = new SandboxAccount().CreateHandler(),
            ApiVersion = version,
        });

        AccountDetails details = await client.Account.GetDetailsAsync(end);
        Page<ApiUsage> usage = await client.Account.ListApiUsageAsync(end);
        ConversationThread thread
            = await client.Threads.AssignAsync(SandboxData.EmailThreadId, SandboxData.SecondAgentActorId, end);

        details.PortalId.ShouldBe(62515);
        details.AccountType.ShouldBe(AccountTypes.Sandbox);
        usage.Results.ShouldHaveSingleItem().CurrentUsage.ShouldBe(2);
        thread.AssignedTo.ShouldBe(SandboxData.SecondAgentActorId);
        (await client.Owners.ListAsync(cancellationToken: end)).Results.ShouldNotBeEmpty();
        (await client.Files.GetAsync(SandboxData.FileId, end)).FileId.ShouldBe(SandboxData.FileId);
        (await client.Files.GetLinkAsync(SandboxData.FileId, cancellationToken: end)).Url.ShouldNotBeNull();
        (await client.Inboxes.ListAsync(cancellationToken: end)).Results.ShouldNotBeEmpty();
    }
}
