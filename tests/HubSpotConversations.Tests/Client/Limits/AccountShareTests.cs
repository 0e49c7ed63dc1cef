using System.Collections;
using System.Reflection;
using HubSpotConversations.Accounts;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>All clients in the process that use the same account share one limiter.</summary>
public sealed class AccountShareTests
{
    private const string Canary = "pat-na1-canary-of-account-shares";

    [Fact]
    public async Task Clients_of_one_account_share_the_remaining_quota()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(
            200,
            """{"results":[]}""",
            "application/json",
            "X-HubSpot-RateLimit-Max: 77",
            "X-HubSpot-RateLimit-Remaining: 70",
            "X-HubSpot-RateLimit-Interval-Milliseconds: 3600000"));
        ConversationsClient first = At(server.Uri, Canary);
        ConversationsClient second = At(server.Uri, Canary);
        ConversationsClient other = At(server.Uri, Canary + "2");

        await first.Inboxes.ListAsync(cancellationToken: Api.TestEnd);

        second.RateLimit.Limit.ShouldBe(77);
        second.RateLimit.Used.ShouldBe(7);
        other.RateLimit.IsReported.ShouldBeFalse();
        other.RateLimit.Used.ShouldBe(0);
    }

    [Fact]
    public void The_shares_do_not_contain_the_token()
    {
        AccountShare share = AccountShares.For("https://api.hubapi.com", Canary);

        AccountShares.For("https://api.hubapi.com", Canary).ShouldBeSameAs(share);
        AccountShares.For("https://api.hubapi.com", Canary + "2").ShouldNotBeSameAs(share);
        AccountShares.For("https://api.example.com", Canary).ShouldNotBeSameAs(share);
        var shares = (IDictionary)typeof(AccountShares)
            .GetFields(BindingFlags.NonPublic | BindingFlags.Static)
            .ShouldHaveSingleItem()
            .GetValue(obj: null)!;
        shares.Keys.Cast<string>().ShouldAllBe(static key => key.Length == 44 && !key.Contains("pat-"));
    }

    private static ConversationsClient At(Uri server, string token)
        => new(new ConversationsClientOptions { AccessToken = token, BaseUri = server, MaxRetry = 0 });
}
