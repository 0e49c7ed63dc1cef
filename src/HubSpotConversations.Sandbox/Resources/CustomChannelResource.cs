using System.Text.Json;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.Seed;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The custom channels of an app. They need its developer key.</summary>
internal sealed class CustomChannelResource(AccountState state) : IResource
{
    private static readonly string[] Fields =
    [
        "name", "capabilities", "webhookUrl", "channelDescription", "channelLogoUrl", "channelAccountConnectionRedirectUrl",
    ];

    private static readonly string[] RichText =
        ["HYPERLINK", "TEXT_ALIGNMENT", "BLOCKQUOTE", "BOLD", "ITALIC", "LISTS"];

    /// <summary>The collections, one for each version.</summary>
    public static readonly string[] Roots =
    [
        "conversations/custom-channels/v3", "conversations/custom-channels/2025-09",
        "conversations/custom-channels/2026-03", "conversations/custom-channels/2026-09",
    ];

    public void AddRoutes(RouteTable routes)
    {
        foreach (string root in Roots)
        {
            routes.Add("GET", root, scope: null, List);
            routes.Add("POST", root, scope: null, Create);
            routes.Add("GET", root + "/{channelId}", scope: null, Get);
            routes.Add("PATCH", root + "/{channelId}", scope: null, Update);
            routes.Add("DELETE", root + "/{channelId}", scope: null, Delete);
        }
    }

    private SandboxResponse List(SandboxCall call)
    {
        DeveloperCall.Check(call, withApp: true);
        return StaticList.Respond(
            call, "custom-channels", state.Custom.Channels, static (writer, channel) => channel.WriteTo(writer));
    }

    private SandboxResponse Create(SandboxCall call)
    {
        DeveloperCall.Check(call, withApp: true);
        using JsonDocument body = JsonBody.Read(call);
        Check(body.RootElement, isNew: true);
        string id = state.Custom.NextId();
        var channel = new JsonObject { ["id"] = id, ["createdAt"] = SeedJson.Time(state.Now) };
        DeveloperCall.Copy(body.RootElement, channel, Fields);
        state.Custom.Channels.Add(channel);
        state.Channels.Add(new StoredChannel(id, (string)channel["name"]!));
        return DeveloperCall.Json(201, channel);
    }

    private SandboxResponse Get(SandboxCall call) => DeveloperCall.Json(200, Find(call));

    private SandboxResponse Update(SandboxCall call)
    {
        JsonObject channel = Find(call);
        using JsonDocument body = JsonBody.Read(call);
        Check(body.RootElement, isNew: false);
        DeveloperCall.Copy(body.RootElement, channel, Fields);
        return DeveloperCall.Json(200, channel);
    }

    private SandboxResponse Delete(SandboxCall call)
    {
        JsonObject channel = Find(call);
        state.Custom.Channels.Remove(channel);
        state.Channels.RemoveAll(stored => stored.Id == (string?)channel["id"]);
        return SandboxResponse.Empty(204);
    }

    private JsonObject Find(SandboxCall call)
    {
        DeveloperCall.Check(call, withApp: true);
        string id = call.RouteValues["channelId"];
        return state.Custom.Find(id) ?? throw Refusal.NotFound("Custom channel", id);
    }

    private static void Check(JsonElement body, bool isNew)
    {
        var problems = new List<Problem>();
        var fields = new JsonFields(body, problems);
        if (isNew)
        {
            _ = fields.RequiredText("name");
            if (!fields.Has("capabilities"))
            {
                problems.Add(Problem.Required("capabilities"));
            }
        }

        if (fields.Object("capabilities") is { } capabilities)
        {
            CheckCapabilities(capabilities, problems);
        }

        Refusal.ThrowIfAny(problems);
    }

    private static void CheckCapabilities(JsonFields capabilities, List<Problem> problems)
    {
        if (capabilities.Text("threadingModel") is { } model and not ("INTEGRATION_THREAD_ID" or "DELIVERY_IDENTIFIER"))
        {
            problems.Add(Invalid(model));
        }

        foreach (JsonElement format in capabilities.Array("richText").EnumerateArray())
        {
            if (!RichText.Contains(format.ToString()))
            {
                problems.Add(Invalid(format.ToString()));
            }
        }
    }

    private static Problem Invalid(string value) => new(
        $"'{value}' is not a valid capability value",
        In: "capabilities",
        SubCategory: "CustomChannelsError.INVALID_CHANNEL_CAPABILITY_VALUES");
}
