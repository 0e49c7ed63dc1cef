using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Webhooks;

/// <summary>Reads the events in the body of a webhook request.</summary>
internal static class WebhookBody
{
    /// <summary>Reads an array of events, or one event.</summary>
    /// <exception cref="HubSpotValidationException">The body is not JSON, or has something other than events.</exception>
    public static IReadOnlyList<WebhookEvent> Read(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonText.Parse(body, JsonText.Options);
            JsonElement root = json.RootElement;
            IEnumerable<JsonElement> items = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : [root];
            return items.Select(static item => WebhookEvent.Read(item) ?? throw NotEvents(cause: null)).ToArray();
        }
        catch (JsonException exception)
        {
            throw NotEvents(exception);
        }
    }

    private static HubSpotValidationException NotEvents(Exception? cause)
        => new(
            "InputObject",
            "The text is not the complete body of a HubSpot webhook: a JSON array of events, or one event.",
            cause);
}
