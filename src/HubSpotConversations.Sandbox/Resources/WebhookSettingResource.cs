using System.Text.Json;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.Seed;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Where HubSpot posts the events of an app. The calls need the developer key of the app.</summary>
internal sealed class WebhookSettingResource(AccountState state) : IResource
{
    public void AddRoutes(RouteTable routes)
    {
        foreach (string path in new[] { "webhooks/v3/{appId}/settings", "app-webhooks/2026-09/{appId}/settings" })
        {
            routes.Add("GET", path, scope: null, Get);
            routes.Add("PUT", path, scope: null, Put);
            routes.Add("DELETE", path, scope: null, Delete);
        }
    }

    private SandboxResponse Get(SandboxCall call)
    {
        string app = App(call);
        return DeveloperCall.Json(200, Find(app) ?? throw Refusal.NotFound("Webhook setting of app", app));
    }

    private SandboxResponse Put(SandboxCall call)
    {
        string app = App(call);
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        Check(new JsonFields(body.RootElement, problems), problems);
        Refusal.ThrowIfAny(problems);
        var settings = new JsonObject { ["createdAt"] = (string?)Find(app)?["createdAt"] ?? SeedJson.Time(state.Now) };
        DeveloperCall.Copy(body.RootElement, settings, ["targetUrl", "throttling"]);
        settings["updatedAt"] = SeedJson.Time(state.Now);
        state.Custom.Settings[app] = settings;
        return DeveloperCall.Json(200, settings);
    }

    private SandboxResponse Delete(SandboxCall call)
    {
        _ = state.Custom.Settings.Remove(App(call));
        return SandboxResponse.Empty(204);
    }

    private static void Check(JsonFields fields, List<Problem> problems)
    {
        if (fields.RequiredText("targetUrl") is { } address
            && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(new Problem($"Invalid targetUrl '{address}': only https is allowed", In: "targetUrl"));
        }

        if (fields.RequiredObject("throttling") is { } throttling
            && throttling.RequiredInteger("maxConcurrentRequests") is < 1)
        {
            problems.Add(new Problem("maxConcurrentRequests must be at least 1", In: "throttling.maxConcurrentRequests"));
        }
    }

    private JsonObject? Find(string app) => state.Custom.Settings.TryGetValue(app, out JsonObject? found) ? found : null;

    private static string App(SandboxCall call)
    {
        DeveloperCall.Check(call, withApp: false);
        return call.RouteValues["appId"];
    }
}
