using System.Text.Json;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>What the calls with a developer key have in common.</summary>
internal static class DeveloperCall
{
    /// <summary>Rejects a call without a developer key.</summary>
    public static void Check(SandboxCall call, bool withApp)
    {
        if (string.IsNullOrEmpty(call.Query.First("hapikey")) || (withApp && string.IsNullOrEmpty(call.Query.First("appId"))))
        {
            throw new Refusal(401, "INVALID_AUTHENTICATION", "Send a developer key (hapikey) and the id of the app.", []);
        }
    }

    /// <summary>Responds with an object.</summary>
    public static SandboxResponse Json(int status, JsonObject item)
        => SandboxResponse.Json(status, JsonBuffer.Write(writer => item.WriteTo(writer)));

    /// <summary>Copies the fields of a body to an object.</summary>
    public static void Copy(JsonElement body, JsonObject target, string[] names)
    {
        foreach (JsonProperty field in body.EnumerateObject().Where(field => names.Contains(field.Name)))
        {
            target[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        }
    }
}
