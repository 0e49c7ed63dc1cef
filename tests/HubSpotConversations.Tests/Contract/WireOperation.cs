using System.Text.RegularExpressions;

namespace HubSpotConversations.Tests.Contract;

/// <summary>An operation of HubSpot's contract: what a request may look like, and its response.</summary>
/// <param name="Name">The name in messages.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="V3">The path in version v3.</param>
/// <param name="Dated">The path in a dated version.</param>
/// <param name="Query">The allowed names in the query; required ones end with an asterisk.</param>
/// <param name="Body">The shape of the body; null for none.</param>
/// <param name="Status">The status of success.</param>
/// <param name="Response">The shape of the response; null for none.</param>
internal sealed record WireOperation(
    string Name, string Method, string V3, string Dated, string Query, string? Body, int Status, string? Response)
{
    private const string Channels = "hapikey* appId*";
    private const string Dates = "/conversations/custom-channels/(2025-09|2026-03|2026-09)";
    private const string Below = "/conversations/v3/custom-channels/ID";
    private const string Webhooks = "/app-webhooks/2026-09/ID";

    public static readonly WireOperation[] All =
    [
        new("list channels", "GET", "/conversations/custom-channels/v3", Dates, Channels + " after limit sort", null, 200, "ChannelPage"),
        new("create channel", "POST", "/conversations/custom-channels/v3", Dates, Channels, "NewChannel", 201, "CustomChannel"),
        new("get channel", "GET", "/conversations/custom-channels/v3/ID", Dates + "/ID", Channels, null, 200, "CustomChannel"),
        new("update channel", "PATCH", "/conversations/custom-channels/v3/ID", Dates + "/ID", Channels, "ChannelChange", 200, "CustomChannel"),
        new("delete channel", "DELETE", "/conversations/custom-channels/v3/ID", Dates + "/ID", Channels, null, 204, null),
        new("list accounts", "GET", Below + "/channel-accounts", Dates + "/ID/channel-accounts", "after limit sort archived deliveryIdentifierType deliveryIdentifierValue", null, 200, "AccountPage"),
        new("create account", "POST", Below + "/channel-accounts", Dates + "/ID/channel-accounts", "", "NewAccount", 201, "Account"),
        new("get account", "GET", Below + "/channel-accounts/ID", Dates + "/ID/channel-accounts/ID", "archived", null, 200, "Account"),
        new("update account", "PATCH", Below + "/channel-accounts/ID", Dates + "/ID/channel-accounts/ID", "", "AccountChange", 200, "Account"),
        new("update staging token", "PATCH", Below + "/channel-account-staging-tokens/ID", Dates + "/ID/channel-account-staging-tokens/ID", "", "Staging", 200, "StagingToken"),
        new("publish message", "POST", Below + "/messages", Dates + "/ID/messages", "", "NewMessage", 201, "Message"),
        new("get message", "GET", Below + "/messages/ID", Dates + "/ID/messages/ID", "", null, 200, "Message"),
        new("update message", "PATCH", Below + "/messages/ID", Dates + "/ID/messages/ID", "", "MessageStatus", 200, "Message"),
        new("create visitor token in v3", "POST", "/visitor-identification/(v3|2026-03)/tokens/create", "", "", "VisitorWithContext", 200, "VisitorToken"),
        new("create visitor token", "POST", "", "/visitor-identification/(2025-09|2026-09)/tokens/create", "", "Visitor", 200, "VisitorToken"),
        new("list subscriptions", "GET", "/webhooks/v3/ID/subscriptions", Webhooks + "/subscriptions", "hapikey*", null, 200, "SubscriptionPage"),
        new("create subscription", "POST", "/webhooks/v3/ID/subscriptions", Webhooks + "/subscriptions", "hapikey*", "NewSubscription", 201, "Subscription"),
        new("update subscription", "PATCH", "/webhooks/v3/ID/subscriptions/ID", Webhooks + "/subscriptions/ID", "hapikey*", "SubscriptionChange", 200, "Subscription"),
        new("delete subscription", "DELETE", "/webhooks/v3/ID/subscriptions/ID", Webhooks + "/subscriptions/ID", "hapikey*", null, 204, null),
        new("get settings", "GET", "/webhooks/v3/ID/settings", Webhooks + "/settings", "hapikey*", null, 200, "StoredSettings"),
        new("replace settings", "PUT", "/webhooks/v3/ID/settings", Webhooks + "/settings", "hapikey*", "Settings", 200, "StoredSettings"),
        new("delete settings", "DELETE", "/webhooks/v3/ID/settings", Webhooks + "/settings", "hapikey*", null, 204, null),
    ];

    /// <summary>Whether the call needs the developer key instead of a token.</summary>
    public bool HasDeveloperKey => Query.Contains("hapikey", StringComparison.Ordinal);

    /// <summary>Whether a request is this operation, in version v3 or in a dated version.</summary>
    public bool Matches(string method, string path, bool isDated)
    {
        string pattern = isDated ? Dated : V3;
        return method == Method && pattern.Length > 0
            && Regex.IsMatch(path, $"^{pattern.Replace("ID", "[A-Za-z0-9._~%-]+", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    /// <summary>What is wrong with the names of a query.</summary>
    public IEnumerable<string> ProblemsOfQuery(string[] names)
    {
        string[] allowed = Query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return allowed.Where(name => name.EndsWith('*') && !names.Contains(name.TrimEnd('*'))).Select(static name => $"the query has no {name}")
            .Concat(names.Where(name => !allowed.Any(one => one.TrimEnd('*') == name)).Select(static name => $"{name} is not in the contract of the query"))
            .Concat(names.GroupBy(static name => name).Where(static group => group.Count() > 1).Select(static group => $"{group.Key} occurs twice in the query"));
    }
}
