using System.Globalization;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>JSON for the seeded data.</summary>
internal static class SeedJson
{
    public static JsonObject Object(string json) => JsonNode.Parse(json)!.AsObject();

    public static string Time(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    public static JsonObject Identifier(StoredIdentifier identifier) => new()
    {
        ["type"] = identifier.Kind,
        ["value"] = identifier.Value,
    };

    /// <summary>Adds attachments, each written as JSON.</summary>
    public static void Attach(this JsonObject message, params string[] attachments)
    {
        JsonArray array = message["attachments"]!.AsArray();
        foreach (string attachment in attachments)
        {
            array.Add(JsonNode.Parse(attachment));
        }
    }
}
