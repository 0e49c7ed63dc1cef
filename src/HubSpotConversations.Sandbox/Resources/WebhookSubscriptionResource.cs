using System.Text.Json;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.Seed;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The events that HubSpot posts to an app. They need its developer key.</summary>
internal sealed class WebhookSubscriptionResource(AccountState state) : IResource
{
    public void AddRoutes(RouteTable routes)
    {
        foreach (string root in new[] { "webhooks/v3/{appId}/subscriptions", "app-webhooks/2026-09/{appId}/subscriptions" })
        {
            routes.Add("GET", root, scope: null, List);
            routes.Add("POST", root, scope: null, Create);
            routes.Add("PATCH", root + "/{subscriptionId}", scope: null, Update);
            routes.Add("DELETE", root + "/{subscriptionId}", scope: null, Delete);
        }
    }

    private SandboxResponse List(SandboxCall call)
        => StaticList.Respond(
            call, "subscriptions", App(call), static (writer, item) => item.WriteTo(writer), withTotal: false);

    private SandboxResponse Create(SandboxCall call)
    {
        List<JsonObject> all = App(call);
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        var fields = new JsonFields(body.RootElement, problems);
        string? type = fields.RequiredText("eventType");
        if (fields.Flag("active") is null)
        {
            problems.Add(Problem.Required("active"));
        }

        if (type is not null && type.EndsWith(".propertyChange", StringComparison.Ordinal) != fields.Has("propertyName"))
        {
            problems.Add(new Problem("propertyName is for propertyChange, and required there", In: "propertyName"));
        }

        Refusal.ThrowIfAny(problems);
        var item = new JsonObject { ["id"] = state.Custom.NextId(), ["createdAt"] = SeedJson.Time(state.Now) };
        DeveloperCall.Copy(body.RootElement, item, ["eventType", "active", "propertyName"]);
        all.Add(item);
        return DeveloperCall.Json(201, item);
    }

    private SandboxResponse Update(SandboxCall call)
    {
        JsonObject item = Find(call);
        using JsonDocument body = JsonBody.Read(call);
        DeveloperCall.Copy(body.RootElement, item, ["active"]);
        item["updatedAt"] = SeedJson.Time(state.Now);
        return DeveloperCall.Json(200, item);
    }

    private SandboxResponse Delete(SandboxCall call)
    {
        _ = App(call).Remove(Find(call));
        return SandboxResponse.Empty(204);
    }

    private List<JsonObject> App(SandboxCall call)
    {
        DeveloperCall.Check(call, withApp: false);
        string app = call.RouteValues["appId"];
        if (!state.Custom.Subscriptions.TryGetValue(app, out List<JsonObject>? all))
        {
            state.Custom.Subscriptions[app] = all = [];
        }

        return all;
    }

    private JsonObject Find(SandboxCall call)
    {
        string id = call.RouteValues["subscriptionId"];
        return App(call).Find(item => (string?)item["id"] == id) ?? throw Refusal.NotFound("Subscription", id);
    }
}
