using System.Text.Json;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.Seed;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The accounts of custom channels, and those that a user is connecting.</summary>
internal sealed class CustomChannelAccountResource(AccountState state) : IResource
{
    /// <summary>The paths below a channel, one for each version.</summary>
    public static readonly string[] Roots =
    [
        "conversations/v3/custom-channels/{channelId}/", "conversations/custom-channels/2025-09/{channelId}/",
        "conversations/custom-channels/2026-03/{channelId}/", "conversations/custom-channels/2026-09/{channelId}/",
    ];

    public void AddRoutes(RouteTable routes)
    {
        foreach (string root in Roots)
        {
            routes.Add("GET", root + "channel-accounts", Scopes.CustomChannelsRead, List);
            routes.Add("POST", root + "channel-accounts", Scopes.CustomChannelsWrite, Create);
            routes.Add("GET", root + "channel-accounts/{accountId}", Scopes.CustomChannelsRead, Get);
            routes.Add("PATCH", root + "channel-accounts/{accountId}", Scopes.CustomChannelsWrite, Update);
            routes.Add("PATCH", root + "channel-account-staging-tokens/{token}", Scopes.CustomChannelsWrite, Stage);
        }
    }

    private SandboxResponse List(SandboxCall call)
    {
        string channelId = Channel(call);
        bool archived = call.Query.Flag("archived");
        string? type = call.Query.First("deliveryIdentifierType");
        string? value = call.Query.First("deliveryIdentifierValue");
        return StaticList.Respond(
            call,
            $"custom-accounts/{channelId}/{type}/{value}",
            state.ChannelAccounts.Concat(state.Custom.Accounts).Where(account => account.ChannelId == channelId && account.Archived == archived
                && (type is null || account.Identifier?.Kind == type)
                && (value is null || account.Identifier?.Value == value)),
            static (writer, account) => account.Write(writer));
    }

    private SandboxResponse Create(SandboxCall call)
    {
        string channelId = Channel(call);
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        var fields = new JsonFields(body.RootElement, problems);
        string? name = fields.RequiredText("name");
        string? inboxId = fields.RequiredId("inboxId");
        bool? authorized = fields.Flag("authorized");
        if (authorized is null)
        {
            problems.Add(Problem.Required("authorized"));
        }

        if (inboxId is not null && !state.Inboxes.Exists(inbox => inbox.Id == inboxId))
        {
            problems.Add(new Problem($"Inbox {inboxId} was not found", In: "inboxId"));
        }

        StoredIdentifier? identifier = Identifier(fields);
        Refusal.ThrowIfAny(problems);
        var account = new StoredChannelAccount(state.Custom.NextId(), name!, channelId, inboxId!)
        {
            Authorized = authorized!.Value,
            CreatedAt = state.Now,
            Identifier = identifier,
        };
        state.ChannelAccounts.Add(account);
        return SandboxResponse.Json(201, JsonBuffer.Write(account.Write));
    }

    private SandboxResponse Get(SandboxCall call) => SandboxResponse.Json(200, JsonBuffer.Write(Find(call).Write));

    private SandboxResponse Update(SandboxCall call)
    {
        StoredChannelAccount account = Find(call);
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        var fields = new JsonFields(body.RootElement, problems);
        StoredChannelAccount changed = account with
        {
            Name = fields.Text("name") ?? account.Name,
            Authorized = fields.Flag("authorized") ?? account.Authorized,
        };
        Refusal.ThrowIfAny(problems);
        List<StoredChannelAccount> accounts
            = state.ChannelAccounts.Contains(account) ? state.ChannelAccounts : state.Custom.Accounts;
        accounts[accounts.IndexOf(account)] = changed;
        return SandboxResponse.Json(200, JsonBuffer.Write(changed.Write));
    }

    private SandboxResponse Stage(SandboxCall call)
    {
        string channelId = Channel(call);
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        var fields = new JsonFields(body.RootElement, problems);
        string? name = fields.RequiredText("accountName");
        if (!fields.Has("deliveryIdentifier"))
        {
            problems.Add(Problem.Required("deliveryIdentifier"));
        }

        StoredIdentifier? identifier = Identifier(fields);
        Refusal.ThrowIfAny(problems);
        return DeveloperCall.Json(200, new JsonObject
        {
            ["accountToken"] = call.RouteValues["token"],
            ["createdAt"] = SeedJson.Time(state.Now),
            ["genericChannelId"] = channelId,
            ["inboxId"] = state.Inboxes[0].Id,
            ["userId"] = SandboxData.AgentActorId.Substring(2),
            ["accountName"] = name,
            ["deliveryIdentifier"] = SeedJson.Identifier(identifier!),
        });
    }

    private static StoredIdentifier? Identifier(JsonFields fields)
        => fields.Object("deliveryIdentifier") is { } identifier
            && (identifier.RequiredText("type"), identifier.RequiredText("value")) is (string type, string value)
            ? new StoredIdentifier(type, value)
            : null;

    private string Channel(SandboxCall call)
    {
        string id = call.RouteValues["channelId"];
        return state.Custom.Find(id) is null ? throw Refusal.NotFound("Custom channel", id) : id;
    }

    private StoredChannelAccount Find(SandboxCall call)
    {
        string id = call.RouteValues["accountId"];
        return state.FindChannelAccount(id) is { } account && account.ChannelId == Channel(call)
            ? account
            : throw Refusal.NotFound("Channel account", id);
    }
}
